// A program that embeds the engine: facts in, model and proofs out. docs/architecture.md prints the part between the
// marks, and a test holds the two together.
#include <filesystem>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/decide/ranking.h"
#include "engine/eval/compile.h"
#include "engine/eval/fixpoint.h"
#include "engine/explain/why.h"
#include "engine/lang/check.h"
#include "engine/lang/parse.h"
#include "tests/support/file_text.h"

namespace counsel {
namespace {

const char kRules[] = R"(
kind framework: Django, Phoenix
kind language: Python, Elixir
attribute team-knows: any of language  ask "Which languages does the team write?"
relation written-in(framework: framework, language: language)
decision framework: one of framework
rule known-language
  ?framework written-in ?language and team-knows ?language
  suggests ?framework because "the team writes {?language}"
)";

std::vector<std::string> reasons_for_the_leader(const char* rules) {
  std::vector<std::string> reasons;
  // docs: begin
  lang::Sources sources;
  sources.add("team.rules", rules);
  const lang::Parsed parsed = lang::parse(sources);
  const lang::Checked checked = lang::check(parsed.tree, sources, parsed.left_out);
  if (!checked.program) return {};  // parsed.diagnostics and checked.diagnostics say why
  const lang::Program& program = *checked.program;

  FactSet facts;
  facts.facts.push_back({.relation = "written-in", .values = {Name{"Phoenix"}, Name{"Elixir"}}});
  std::vector<Fact> answers = {{.relation = "team-knows", .values = {Name{"Elixir"}}}};
  std::vector<eval::CaseFact> given = {{.relation = *program.find_relation("team-knows"), .values = answers[0].values}};

  const eval::Plan plan = eval::compile(program);
  const auto prepared = eval::prepare(plan, facts);   // once for a fact base
  const auto model = eval::run(*prepared, given);     // once for a case
  const auto ranking = decide::rank(program, *model, *program.find_decision("framework"));

  explain::Explainer explainer({program, sources, facts, answers, *model});
  for (const decide::Contribution& said : ranking->candidates.front().contributions)
    reasons.push_back(explainer.reason(said).text);
  const explain::Proof proof = explainer.why(DecisionId{}, ranking->candidates.front());
  // docs: end
  EXPECT_GT(proof.nodes.size(), 3u);
  return reasons;
}

TEST(Embedding, GivesModelAndProofsForFactsAndAnswers) {
  EXPECT_THAT(reasons_for_the_leader(kRules), ::testing::ElementsAre("the team writes Elixir"));
}

TEST(Embedding, IsWhatTheArchitecturePagePrints) {
  const std::filesystem::path root = COUNSEL_SOURCE_DIR;
  const std::string source = test::file_text(root / "tests/unit/embedding_test.cc");
  const std::string begin = "  // docs: begin\n";
  const std::size_t from = source.find(begin) + begin.size();
  std::istringstream lines(source.substr(from, source.find("  // docs: end") - from));
  std::string shown;
  for (std::string line; std::getline(lines, line);) shown += (line.empty() ? "" : line.substr(2)) + "\n";
  EXPECT_THAT(test::file_text(root / "docs/architecture.md"), ::testing::HasSubstr("```cpp\n" + shown + "```\n"));
}

}  // namespace
}  // namespace counsel
