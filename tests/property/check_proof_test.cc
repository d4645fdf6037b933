// The checker of proofs, which knows nothing of the engine, accepts every proof the engine gives and none that is
// falsified in one place; and each candidate's contributions sum to its points.
#include <gtest/gtest.h>

#include <map>

#include "engine/decide/ranking.h"
#include "engine/eval/model.h"
#include "engine/explain/check_proof.h"
#include "engine/explain/why.h"
#include "tests/property/proof_mutations.h"
#include "tests/property/random_rule_base.h"
#include "tests/property/random_runs.h"
#include "tests/property/rule_base_answers.h"
#include "tests/support/rules_text.h"
#include "tests/support/shipped_rules.h"

namespace counsel::property {
namespace {

using explain::Node;
using explain::Proof;

/// Answers by the names that their author would use.
std::vector<Fact> named(const std::vector<eval::CaseFact>& given, const lang::Program& program) {
  std::vector<Fact> out;
  for (const eval::CaseFact& each : given) {
    const lang::Relation* relation = &program.relation(each.relation);
    while (relation->of) relation = &program.relation(*relation->of);
    out.push_back({.relation = relation->name,
                   .values = each.values,
                   .origin = Origin::answer,
                   .place = "answer " + relation->name});
  }
  return out;
}

struct Counts {
  std::uint64_t programs = 0, proofs = 0, steps = 0, mutations = 0;
  std::map<Node::Kind, std::uint64_t> kinds;
};

/// One model, its proofs, and the checker.
class Checked {
 public:
  Checked(const test::RunnableText& text, std::vector<eval::CaseFact> given, bool falsify, Counts& counts)
      : text_(text), answers_(named(given, text.program)), falsify_(falsify), counts_(counts) {
    for (std::size_t i = 0; i < given.size(); ++i) given[i].origin = static_cast<std::uint32_t>(i);
    model_ = text.run(given);
  }

  void run() {
    if (!model_) return;  // arithmetic without a result
    ++counts_.programs;
    const std::string before = everything();
    explain::Explainer explainer({text_.program, text_.checked.sources, text_.facts, answers_, *model_});
    const explain::ProofChecker checker(text_.program, text_.facts.facts, answers_);
    for (std::size_t i = 0; i < text_.program.relations.size(); ++i)
      for (const RowId row : model_->sorted_rows(static_cast<RelationId>(i))) {
        const auto relation = static_cast<RelationId>(i);
        const Proof proof = explainer.why(relation, row);
        expect_right(checker, proof);
        if (falsify_) expect_no_mutation(checker, proof);
        expect_right(checker, explainer.why(relation, row, 4));
      }
    for (std::size_t i = 0; i < text_.program.decisions.size(); ++i) {
      const auto ranking = decide::rank(text_.program, *model_, static_cast<DecisionId>(i));
      if (!ranking) continue;
      const Proof of_all = explainer.why(*ranking);
      expect_right(checker, of_all);
      if (falsify_) expect_no_mutation(checker, of_all);
      for (const decide::Candidate& candidate : ranking->candidates) {
        const Proof proof = explainer.why(ranking->decision, candidate);
        expect_right(checker, proof);
        std::int64_t sum = 0;
        for (const explain::NodeId said : proof.nodes.front().premises) sum += proof.node(said).points_udb.value_or(0);
        EXPECT_EQ(sum, candidate.points_udb) << candidate.name;
        if (falsify_) expect_no_mutation(checker, proof);
        expect_right(checker, explainer.why(ranking->decision, candidate, 4));
      }
    }
    EXPECT_EQ(everything(), before);  // explaining changes no answer
  }

 private:
  void expect_right(const explain::ProofChecker& checker, const Proof& proof) {
    ++counts_.proofs;
    counts_.steps += proof.nodes.size();
    for (const explain::Node& node : proof.nodes) ++counts_.kinds[node.kind];
    const auto wrong = checker.check(proof);
    EXPECT_FALSE(wrong) << proof.nodes.front().statement << ": " << proof.node(wrong->node).statement << ": "
                        << wrong->what;
  }

  /// The model and the points.
  std::string everything() const {
    std::string out = eval::print_model(*model_);
    for (std::size_t i = 0; i < text_.program.decisions.size(); ++i)
      if (const auto ranking = decide::rank(text_.program, *model_, static_cast<DecisionId>(i)))
        for (const decide::Candidate& candidate : ranking->candidates)
          out +=
              candidate.name + " " + std::to_string(candidate.rank) + " " + std::to_string(candidate.points_udb) + "\n";
    return out;
  }

  void expect_no_mutation(const explain::ProofChecker& checker, const Proof& proof) {
    for_each_mutation(proof, text_.program, [&](const Proof& mutated, const std::string& what) {
      ++counts_.mutations;
      EXPECT_TRUE(checker.check(mutated)) << proof.nodes.front().statement << ", " << what;
    });
  }

  const test::RunnableText& text_;
  std::vector<Fact> answers_;
  bool falsify_;
  Counts& counts_;
  Result<eval::Model> model_ = fail(ErrorKind::invalid_input, "not yet run");
};

TEST(CheckProof, AcceptsEveryProofAndNoMutationOfRandomPrograms) {
  Counts counts;
  for_random_cases(60, [&](std::mt19937_64& random, std::uint64_t i) {
    const RuleBase made = random_rule_base(random);
    SCOPED_TRACE("case " + std::to_string(i) + "\n" + made.text);
    test::CheckedText checked = test::check_text(made.text);
    if (!checked.program) return;
    const test::RunnableText text(std::move(checked));
    Checked(text, case_facts(made, text.program), true, counts).run();
  });
  std::cout << counts.programs << " programs, " << counts.proofs << " proofs of " << counts.steps << " steps accepted, "
            << counts.mutations << " mutations rejected\n";
  if (counts.programs < 500) return;  // few programs may well lack a rare kind of step
  for (const auto kind :
       {Node::Kind::candidate, Node::Kind::rule, Node::Kind::fact, Node::Kind::answer, Node::Kind::declared,
        Node::Kind::comparison, Node::Kind::absence, Node::Kind::aggregate, Node::Kind::every, Node::Kind::binding,
        Node::Kind::combined, Node::Kind::assumed, Node::Kind::several, Node::Kind::ranking})
    EXPECT_GT(counts.kinds[kind], 0u) << static_cast<int>(kind);
}

TEST(CheckProof, AcceptsEveryProofOfExamplesOfTheShippedRules) {
  Counts counts;
  for (const char* rule_base : {"backend-frameworks", "animals", "loan", "organisation"}) {
    const test::RunnableText text(test::check_files(test::shipped_files(rule_base)));
    for (std::size_t i = 0; i < text.program.examples.size(); i += 10) {
      SCOPED_TRACE(std::string(rule_base) + ", " + text.program.examples[i].name);
      Checked(text, text.given(i), false, counts).run();
    }
  }
  std::cout << counts.proofs << " proofs of " << counts.steps << " steps accepted\n";
  EXPECT_GT(counts.proofs, 10'000u);
}

}  // namespace
}  // namespace counsel::property
