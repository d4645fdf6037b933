#include "cli/commands/why_not.h"

#include <limits>
#include <ostream>

#include "cli/commands/session.h"
#include "cli/exit_code.h"
#include "cli/render/json.h"
#include "cli/render/report_formats.h"
#include "cli/render/why_not.h"
#include "cli/render/why_not_report.h"
#include "cli/target.h"
#include "cli/views/why_not.h"

namespace counsel::cli {

namespace {

constexpr std::size_t kNearestRules = 5;

}  // namespace

void add_why_not(Command& program) {
  CommandOf<WhyNotOptions> command(
      program, "why-not",
      "Say why a candidate is not first, or a fact does not hold\n"
      "Looks at every rule that could have spoken for it, the nearest first: what held, what failed, what was so "
      "instead, and how far that is from what was needed.");
  WhyNotOptions& options = command.options;
  command.word("TARGET", options.target, "A candidate, or a fact as rules write it, between quotes", Needed::yes);
  add_answer_options(command, options.answers);
  command.value("--decision", options.decision, "NAME",
                "The decision that the candidate belongs to, where there are several");
  command.flag("--all", options.all, "Every rule that could have spoken for it, and not the nearest alone");
  add_size_options(
      command, options.size,
      "The N nearest rules, the N weightiest reasons of what separates two candidates and of each proof, and "
      "the first N members of a count: 5 rules, 5 reasons, whole proofs and 10 members unless told, 0 for all");
  add_format_option(command, options.format, page_format_words());
  add_base_options(command, options.base);
  add_as_of_option(command, options.base);
  command.examples(
      {"counsel why-not Rails real-time concurrency=high", "counsel why-not \"purpose is api\" product=website"});
  command.runs(run_why_not);
}

int run_why_not(const WhyNotOptions& options, Io& io) {
  const auto rules = open_rules(options.base.rules, io);
  if (!rules) return rules.error();
  const auto target = find_target(options.target, options.decision, *rules, io);
  if (!target) return target.error();
  auto answers = read_case(options.answers, *rules, io);
  if (!answers) return answers.error();
  const RunLimits limits = run_limits(io);
  const auto asked = run_case(*rules, options.base, std::move(*answers), limits, io);
  if (!asked) return asked.error();
  const explain::WhyNotSize size{
      .rules = options.all ? std::numeric_limits<std::size_t>::max() : options.size.most(kNearestRules),
      .proofs = options.size.proofs()};
  auto view = or_exit(why_not(asked->ready, asked->consultation, *target, rules->base.name, size, limits), io);
  if (!view) return view.error();
  if (options.size.lines) view->most_reasons = options.size.most(0);
  io.out << (options.format == ProofFormat::json   ? why_not_json(*view)
             : options.format == ProofFormat::text ? why_not_text(*view, answer_style(io))
                                                   : rendered(why_not_report(*view), options.format));
  return view->hindrance ? kDone : kAnswerIsNo;
}

}  // namespace counsel::cli
