#include "cli/commands/how_to.h"

#include <algorithm>
#include <charconv>
#include <ostream>

#include "cli/commands/session.h"
#include "cli/complaint.h"
#include "cli/exit_code.h"
#include "cli/pipeline.h"
#include "cli/render/how_to.h"
#include "cli/render/json.h"
#include "cli/target.h"
#include "cli/views/how_to.h"

namespace counsel::cli {

namespace {

struct Wanted {
  std::optional<std::uint32_t> top = 1;
  std::size_t words = 0;  // that say it
};

std::optional<std::uint32_t> read_count(const std::string& word) {
  std::uint32_t count = 0;
  const char* const end = word.data() + word.size();
  const auto read = std::from_chars(word.data(), end, count);
  return read.ec == std::errc{} && read.ptr == end && count > 0 ? std::optional(count) : std::nullopt;
}

/// `first`, `in top 3` or `not excluded` before the answers. An attribute of such a name is written `first=yes`.
OrExit<Wanted> read_wanted(const std::vector<std::string>& words, Io& io) {
  const auto word = [&](std::size_t at) { return at < words.size() ? words[at] : std::string(); };
  if (word(0) == "first") return Wanted{.top = 1, .words = 1};
  if (word(0) == "in" && word(1) == "top") {
    if (const auto top = read_count(word(2))) return Wanted{.top = top, .words = 3};
    return exit_with(complain(io, {{"`in top` needs a number from 1 on", "such as `in top 3`"}}));
  }
  if (word(0) == "not" && word(1) == "excluded") return Wanted{.top = std::nullopt, .words = 2};
  if (word(0) == "in" || word(0) == "not")
    return exit_with(complain(io, {{"`" + word(0) + "` says nothing that could be wanted",
                                    "a candidate can be wanted `first`, `in top N` or `not excluded`"}}));
  return Wanted{};
}

OrExit<Target> candidate_target(const HowToOptions& options, const OpenRules& rules, Io& io) {
  auto target = find_target(options.target, options.decision, rules, io);
  if (target && !target->decision)
    return exit_with(complain(io, {{"`" + options.target + "` is a fact, and only candidates can be brought forward",
                                    "`counsel ask --top 0` lists the candidates"}}));
  return target;
}

std::size_t place_of(const Target& target, const lang::Program& program) {
  const auto& members = program.kind(program.decisions[index(*target.decision)].candidates).members;
  const auto member = std::ranges::find(members, target.candidate, &lang::Kind::Member::name);
  return static_cast<std::size_t>(member - members.begin());
}

}  // namespace

void add_how_to(Command& program) {
  CommandOf<HowToOptions> command(
      program, "how-to",
      "Find the smallest changes of answers that bring a candidate forward\n"
      "Behind the candidate stands what is wanted: `first` (the default), `in top N` or `not excluded`. Shows up to "
      "three changes, the cheapest first, with what each would lead to; or says that there is none.");
  HowToOptions& options = command.options;
  command.word("TARGET", options.target, "A candidate", Needed::yes);
  add_answer_options(command, options.answers);
  command.value("--decision", options.decision, "NAME",
                "The decision that the candidate belongs to, where there are several");
  add_changes_option(command, options.changes);
  add_format_option(command, options.format);
  add_base_options(command, options.base);
  add_as_of_option(command, options.base);
  command.examples({"counsel how-to Rails real-time concurrency=high", "counsel how-to Gin in top 3 team-size=3",
                    "counsel how-to Laravel not excluded must-use=Ruby"});
  command.runs(run_how_to);
}

int run_how_to(const HowToOptions& options, Io& io) {
  if (const auto wrong = wrong_changes(options.changes)) return complain(io, {*wrong});
  const auto wanted = read_wanted(options.answers.words, io);
  if (!wanted) return wanted.error();
  const auto rules = open_rules(options.base.rules, io);
  if (!rules) return rules.error();
  const auto target = candidate_target(options, *rules, io);
  if (!target) return target.error();
  AnswerOptions typed = options.answers;
  typed.words.erase(typed.words.begin(), typed.words.begin() + static_cast<std::ptrdiff_t>(wanted->words));
  auto answers = read_case(typed, *rules, io);
  if (!answers) return answers.error();
  const RunLimits limits = run_limits(io);
  const auto asked = run_case(*rules, options.base, std::move(*answers), limits, io);
  if (!asked) return asked.error();
  const decide::Goal goal{.candidate = place_of(*target, rules->program()), .top = wanted->top};
  const auto view = or_exit(how_to(asked->ready, asked->consultation, *target->decision, goal,
                                   {.moves = options.changes}, rules->base.name, limits),
                            io);
  if (!view) return view.error();
  io.out << (options.format == OutputFormat::json ? how_to_json(*view) : how_to_text(*view, answer_style(io)));
  return view->achieved || !view->ways.empty() ? kDone : kAnswerIsNo;
}

}  // namespace counsel::cli
