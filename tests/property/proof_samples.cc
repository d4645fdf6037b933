#include "tests/property/proof_samples.h"

#include <array>
#include <string_view>

#include "engine/decide/ranking.h"
#include "engine/explain/trim.h"
#include "engine/explain/why.h"
#include "tests/property/random_rule_base.h"
#include "tests/support/program_builder.h"
#include "tests/support/rules_text.h"
#include "tests/support/shipped_rules.h"

namespace counsel::property {

namespace {

using explain::Node;
using explain::NodeId;
using explain::Proof;

/// The case as the engine takes it, and as explanations name it.
struct Given {
  std::vector<eval::CaseFact> facts;
  std::vector<Fact> answers;

  void add(const lang::Program& program, eval::CaseFact fact) {
    fact.origin = static_cast<std::uint32_t>(answers.size());
    const lang::Relation& relation = program.relation(fact.relation);
    answers.push_back({.relation = program.relation(relation.of.value_or(fact.relation)).name, .values = fact.values,
                       .origin = Origin::answer, .place = "answer " + std::to_string(answers.size() + 1)});
    facts.push_back(std::move(fact));
  }
};

void add_candidates(const lang::Program& program, const eval::Model& model, explain::Explainer& explainer,
                    std::vector<Proof>& out) {
  for (std::size_t i = 0; i < program.decisions.size(); ++i) {
    const auto ranking = decide::rank(program, model, static_cast<DecisionId>(i));
    if (!ranking) continue;
    for (const decide::Candidate& candidate : ranking->candidates)
      out.push_back(explainer.why(static_cast<DecisionId>(i), candidate));
  }
}

void add_rankings(const lang::Program& program, const eval::Model& model, explain::Explainer& explainer,
                  std::vector<Proof>& out) {
  for (std::size_t i = 0; i < program.decisions.size(); ++i)
    if (const auto ranking = decide::rank(program, model, static_cast<DecisionId>(i)))
      out.push_back(explainer.why(*ranking));
}

std::size_t below(std::mt19937_64& random, std::size_t bound) { return static_cast<std::size_t>(random() % bound); }

std::vector<explain::SourceNote> hostile_sources(std::mt19937_64& random) {
  std::vector<explain::SourceNote> out;
  for (std::size_t i = below(random, 3); i > 0; --i)
    out.push_back({{"document" + std::to_string(below(random, 4)), below(random, 2) == 0 ? "" : hostile_text(random)},
                   hostile_text(random)});
  return out;
}

Node hostile_node(std::mt19937_64& random) {
  constexpr std::array<const char*, 5> kVerbs = {"", "suggests", "discourages", "excludes", "cautions"};
  Node node{.kind = static_cast<Node::Kind>(below(random, 14)), .statement = hostile_text(random)};
  if (node.kind == Node::Kind::rule) {
    node.verb = kVerbs[below(random, kVerbs.size())];
    node.rule = hostile_text(random);
    node.label = hostile_text(random);
    if (below(random, 3) > 0) node.because = hostile_text(random);
    if (below(random, 8) == 0) node.overridden_by = hostile_text(random);
  }
  if (node.kind == Node::Kind::candidate || node.verb == "suggests" || node.verb == "discourages")
    node.points_udb = static_cast<std::int64_t>(below(random, 20'000'000)) - 10'000'000;
  if (below(random, 2) == 0) node.place = hostile_text(random);
  if (below(random, 5) == 0) node.who = hostile_text(random);
  node.sources = hostile_sources(random);
  if (below(random, 6) == 0) node.disputed.push_back({hostile_text(random), hostile_text(random), hostile_sources(random)});
  return node;
}

}  // namespace

std::vector<Proof> example_proofs(const std::string& rule_base) {
  const test::RunnableText text(test::check_files(test::shipped_files(rule_base)));
  std::vector<Proof> out;
  for (std::size_t i = 0; i < text.program.examples.size(); ++i) {
    Given given;
    for (const eval::CaseFact& fact : text.given(i)) given.add(text.program, fact);
    const auto model = text.run(given.facts);
    if (!model) continue;
    explain::Explainer explainer({text.program, text.checked.sources, text.facts, given.answers, *model});
    add_candidates(text.program, *model, explainer, out);
    if (i % 40 == 0) add_rankings(text.program, *model, explainer, out);  // they are large
  }
  return out;
}

std::vector<Proof> random_base_proofs(std::mt19937_64& random) {
  const RuleBase base = random_rule_base(random);
  test::CheckedText checked = test::check_text(base.text);
  if (!checked.program) return {};
  const test::RunnableText text(std::move(checked));
  Given given;
  for (const Fact& fact : support::facts(base.answers).facts)
    given.add(text.program, {.relation = text.program.stated(*text.program.find_relation(fact.relation)), .values = fact.values});
  for (const std::string& attribute : base.none)
    given.add(text.program,
              {.relation = text.program.relation(*text.program.find_relation(attribute)).attribute->none, .values = {}});
  std::vector<Proof> out;
  const auto model = text.run(given.facts);
  if (!model) return out;  // arithmetic without a result
  explain::Explainer explainer({text.program, text.checked.sources, text.facts, given.answers, *model});
  add_candidates(text.program, *model, explainer, out);
  add_rankings(text.program, *model, explainer, out);
  for (std::size_t relation = 0; relation < text.program.declared; ++relation)
    for (const RowId row : model->sorted_rows(static_cast<RelationId>(relation)))
      out.push_back(explainer.why(static_cast<RelationId>(relation), row));
  return out;
}

Proof hostile_proof(std::mt19937_64& random) {
  const std::size_t size = 1 + below(random, 40);
  Proof proof;
  for (std::size_t i = 0; i < size; ++i) proof.nodes.push_back(hostile_node(random));
  // Each node rests on later ones, some of them twice; every one is reached.
  for (std::size_t i = 1; i < size; ++i) {
    proof.nodes[below(random, i)].premises.push_back(static_cast<NodeId>(i));
    for (std::size_t more = below(random, 3); more > 0; --more)
      proof.nodes[below(random, i)].premises.push_back(static_cast<NodeId>(i));
  }
  if (below(random, 2) == 0) return proof;
  return explain::trimmed(proof, {.candidates = below(random, 4), .reasons = below(random, 4), .members = below(random, 4), .depth = 1 + below(random, 6)});
}

std::string hostile_text(std::mt19937_64& random) {
  constexpr std::array<std::string_view, 56> kPieces = {
      "\"", "'", "`", "\\", "\\\"", "\\l", "\\N", "<", ">", "&", "&amp;", "&#34;", "<script>alert(1)</script>", "</svg>",
      "]]>", "<!--", "-->", "</style>", "{", "}", "[", "]", "(", ")", "[link](http://example.org)", "![x](y)", "|", "||",
      "#", "#quot;", "#35;", ";", ":", "%%", "%%{init: {}}%%", "*", "**", "_", "~~", "$", "$$", "\n", "\t", "\x1b[31m",
      "style a:#b;", "end", "-->|x|", "1. ", "- ", "> ", "état", "日本語", "\u202e", "\xff", "word", "0"};
  std::string out;
  for (std::size_t pieces = 1 + below(random, 6); pieces > 0; --pieces) {
    out += kPieces[below(random, kPieces.size())];
    if (below(random, 3) == 0) out += ' ';
  }
  return out;
}

}  // namespace counsel::property
