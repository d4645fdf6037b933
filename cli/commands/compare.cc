#include "cli/commands/compare.h"

#include <algorithm>
#include <ostream>

#include "cli/candidate_words.h"
#include "cli/commands/session.h"
#include "cli/complaint.h"
#include "cli/exit_code.h"
#include "cli/render/compare.h"
#include "cli/render/compare_report.h"
#include "cli/render/json.h"
#include "cli/render/report_formats.h"
#include "cli/render/shorter_answer.h"
#include "cli/views/compare.h"
#include "cli/views/ranking_proof.h"
#include "engine/explain/trim.h"
#include "engine/lang/similar.h"

namespace counsel::cli {

namespace {

using decide::Candidate;
using decide::Outcome;

constexpr std::size_t kCompared = 2;

/// The words of the command line, told apart: names of candidates first, and answers.
struct Words {
  std::vector<std::string> candidates;
  AnswerOptions answers;
};

/// What is wrong with a word after the candidates, where it is neither an answer nor nearly one.
std::optional<Complaint> misplaced(const std::string& word, bool may_be_candidate, const lang::Program& program,
                                   const lang::Decision& decision) {
  if (word.find('=') != std::string::npos || program.find_relation(word)) return std::nullopt;
  if (find_candidate(program, decision, word))
    return Complaint{"`" + word + "` is a candidate, and no answer",
                     "up to two candidates are compared, and stand before the answers"};
  const std::string nearest = lang::nearest(word, candidate_names(program, decision));
  if (!may_be_candidate || nearest.empty()) return std::nullopt;
  return Complaint{"`" + word + "` is neither a candidate nor an answer", "did you mean `" + nearest + "`?"};
}

OrExit<Words> told_apart(const AnswerOptions& options, const OpenRules& rules, DecisionId id, Io& io) {
  const lang::Program& program = rules.program();
  const lang::Decision& decision = program.decisions[index(id)];
  Words words{.candidates = {}, .answers = options};
  auto& left = words.answers.words;
  for (; words.candidates.size() < kCompared && !left.empty(); left.erase(left.begin())) {
    const auto* member = find_candidate(program, decision, left.front());
    if (!member) break;
    words.candidates.push_back(member->name);
  }
  if (words.candidates.size() == kCompared && words.candidates[0] == words.candidates[1])
    return exit_with(complain(io, {{"`" + words.candidates[0] + "` is to be compared with itself", ""}}));
  const bool more = words.candidates.size() < kCompared;
  for (const std::string& word : left)
    if (const auto complaint = misplaced(word, more && &word == &left.front(), program, decision))
      return exit_with(complain(io, {*complaint}));
  return words;
}

/// Who is named, and otherwise the best placed that are left; none where there is nobody else.
std::vector<const Candidate*> choose(const std::vector<std::string>& names, const decide::Ranking& ranking) {
  std::vector<const Candidate*> chosen;
  for (const std::string& name : names)
    chosen.push_back(&*std::ranges::find(ranking.candidates, name, &Candidate::name));
  for (const Candidate& candidate : ranking.candidates)
    if (chosen.size() < kCompared && std::ranges::find(chosen, &candidate) == chosen.end()) chosen.push_back(&candidate);
  return chosen;
}

/// Why there is nothing to compare; nothing where there is.
std::optional<Complaint> in_the_way(const decide::Ranking& ranking, const std::vector<std::string>& named) {
  if (ranking.outcome == Outcome::contradiction) return contradicting_answers();
  if (!named.empty()) return std::nullopt;
  const std::string hint = "name two candidates to compare them";
  if (ranking.outcome == Outcome::undecided)
    return Complaint{"nobody leads: nothing speaks for or against any candidate yet", hint};
  if (ranking.outcome == Outcome::nothing_fits) return Complaint{"nobody leads: every candidate is ruled out", hint};
  return std::nullopt;
}

}  // namespace

void add_compare(Command& program) {
  CommandOf<CompareOptions> command(
      program, "compare",
      "See what sets two candidates apart\n"
      "What the rules say of both alike cancels; what is left adds up to the points between them. Below stands the "
      "smallest change of answers that swaps the two. Unless told, the leader is compared with the runner-up.");
  CompareOptions& options = command.options;
  command.words("WORD", options.words_and_files.words,
                "Up to two candidates, by name, label or other spelling; then answers, as for ask");
  add_answer_files_option(command, options.words_and_files.files);
  command.value("--decision", options.decision, "NAME", "What to decide, where the rules decide several things");
  add_changes_option(command, options.changes);
  add_size_options(
      command, options.size,
      "The N reasons that matter most to the points between the two, and of each other list, with what is left "
      "out; in a proof as for why. All unless told, and 0 for all");
  add_format_option(command, options.format, page_format_words());
  add_base_options(command, options.base);
  add_as_of_option(command, options.base);
  command.examples({"counsel compare real-time concurrency=high", "counsel compare Django real-time concurrency=high",
                    "counsel compare Phoenix Node.js real-time concurrency=high"});
  command.runs(run_compare);
}

int run_compare(const CompareOptions& options, Io& io) {
  if (const auto wrong = wrong_changes(options.changes)) return complain(io, {*wrong});
  const auto rules = open_rules(options.base.rules, io);
  if (!rules) return rules.error();
  const auto decision = choose_decision(options.decision, *rules, io);
  if (!decision) return decision.error();
  const auto words = told_apart(options.words_and_files, *rules, *decision, io);
  if (!words) return words.error();
  auto answers = read_case(words->answers, *rules, io);
  if (!answers) return answers.error();
  const RunLimits limits = run_limits(io);
  const auto asked = run_case(*rules, options.base, std::move(*answers), limits, io);
  if (!asked) return asked.error();
  const auto ranking = or_exit(decide::rank(rules->program(), asked->consultation.model, *decision), io);
  if (!ranking) return ranking.error();
  if (const auto why_not = in_the_way(*ranking, words->candidates)) {
    complain(io, {*why_not});
    return exit_code_of(ranking->outcome);
  }
  const auto chosen = choose(words->candidates, *ranking);
  if (chosen.size() < kCompared)
    return complain(io, {{"`" + chosen.front()->name + "` is the only candidate, with nobody to be compared with", ""}});
  auto view = or_exit(compare(asked->ready, asked->consultation, *ranking, *chosen[0], *chosen[1],
                                    options.changes, rules->base.name, limits),
                            io);
  if (!view) return view.error();
  if (options.size.lines) *view = shorter(*std::move(view), options.size.most(0));
  if (options.format == ProofFormat::json) {
    io.out << compare_json(*view);
  } else if (options.format == ProofFormat::text) {
    io.out << compare_text(*view, answer_style(io));
  } else {
    explain::Proof proof = ranking_proof(asked->ready, asked->consultation, *ranking, *chosen[0], *chosen[1]);
    io.out << rendered(compare_report(*view, explain::trimmed(proof, options.size.proofs())), options.format);
  }
  return exit_code_of(view->outcome);
}

}  // namespace counsel::cli
