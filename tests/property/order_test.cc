// The order of files and statements changes nothing: neither the rules, nor what follows, nor any answer or proof.
#include <random>

#include <gtest/gtest.h>

#include "engine/decide/decide.h"
#include "engine/eval/model.h"
#include "engine/explain/why.h"
#include "engine/lang/parse.h"
#include "engine/lang/print_program.h"
#include "tests/support/rules_text.h"
#include "tests/support/seeds.h"
#include "tests/support/shipped_rules.h"

namespace counsel {
namespace {

using Files = std::vector<std::pair<std::string, std::string>>;

/// Everything a user can see of a rule base's answers, without the places that a shuffle moves.
std::string everything(const test::RunnableText& text) {
  std::string out;
  for (const lang::Rule& rule : text.program.rules) out += lang::print_rule(text.program, rule);
  std::vector<std::size_t> examples(text.program.examples.size());
  for (std::size_t i = 0; i < examples.size(); ++i) examples[i] = i;
  std::sort(examples.begin(), examples.end(), [&](std::size_t a, std::size_t b) {
    return text.program.examples[a].name < text.program.examples[b].name;
  });
  for (const std::size_t i : examples) {
    std::vector<Fact> answers;
    auto given = text.given(i);
    for (auto& fact : given) {
      fact.origin = static_cast<std::uint32_t>(answers.size());
      answers.push_back({.relation = text.program.relation(fact.relation).name, .values = fact.values, .origin = Origin::answer});
    }
    const auto model = text.run(given);
    EXPECT_TRUE(model.has_value());
    out += "example " + text.program.examples[i].name + "\n" + eval::print_model(*model);
    const auto ranking = decide::rank(text.program, *model, DecisionId{});
    explain::Explainer explainer({text.program, text.checked.sources, text.facts, answers, *model});
    for (const decide::Candidate& candidate : ranking->candidates) {
      out += candidate.name + " " + std::to_string(candidate.rank) + " " + std::to_string(candidate.points_udb) + "\n";
      for (const explain::Node& node : explainer.why(DecisionId{}, candidate).nodes)
        out += "  " + node.statement + " " + node.rule + " " + node.because + "\n";
    }
  }
  return out;
}

Files shuffled(const Files& files, std::mt19937_64& random) {
  lang::Sources sources;
  for (const auto& [path, text] : files) sources.add(path, text);
  std::vector<std::string> statements;
  for (const lang::Statement& statement : lang::parse(sources).tree.statements)
    statements.emplace_back(sources.text(statement.span));
  std::shuffle(statements.begin(), statements.end(), random);
  Files out(3);
  for (std::size_t i = 0; i < out.size(); ++i) out[i].first = "file" + std::to_string(i) + ".rules";
  for (const std::string& statement : statements) out[random() % out.size()].second += statement + "\n\n";
  return out;
}

/// Facts that cite several documents keep their citations in the order written, which is no order of statements;
/// examples are compared by name, since a listing shows them as written.
TEST(Order, OfFilesAndStatementsChangesNoAnswerAndNoProof) {
  const Files files = test::shipped_files("backend-frameworks");
  const std::string expected = everything(test::RunnableText(test::check_files(files)));
  for (const std::uint64_t seed : test::seeds(10)) {
    std::mt19937_64 random(seed);
    EXPECT_EQ(everything(test::RunnableText(test::check_files(shuffled(files, random)))), expected) << "seed " << seed;
  }
}

}  // namespace
}  // namespace counsel
