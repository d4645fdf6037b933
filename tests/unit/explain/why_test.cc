#include "engine/explain/why.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "engine/decide/ranking.h"
#include "engine/explain/shared_work.h"
#include "tests/support/rules_text.h"

namespace counsel::explain {
namespace {

using test::RunnableText;
using ::testing::HasSubstr;

const char kRules[] = R"(
source book "The book"
kind framework: A "Framework A", B
kind feature: admin, orm, sessions
attribute live: yes or no  ask "live?"
attribute need: any of feature  ask "what?"
attribute people: integer  ask "how many?"
attribute small: yes or no
relation offers(framework: framework, feature: feature)
relation builds-on(upper: framework, lower: framework)
relation rests-on(upper: framework, lower: framework)
decision framework: one of framework
facts offers  source book "Features"
  | framework | feature  |
  | A         | orm      |
  | A         | admin    |
fact A builds-on B  source book "Layers"
fact B builds-on A
rule ships "It ships what is needed"
  need ?x and ?f offers ?x
  suggests ?f
  because "{?f} ships {?x}, and people is {people}"
rule lacks
  need ?x and not ?f offers ?x
  discourages ?f weakly for each ?x
rule tiny
  people <= 5 and not need sessions implies small
rule small-first
  small suggests A
rule direct
  ?a builds-on ?b implies ?a rests-on ?b
rule through
  ?a rests-on ?b and ?b builds-on ?c implies ?a rests-on ?c
rule warned
  live cautions A "mind {?f}" excludes B
)";

/// The proof as nested text, one node a line.
std::string drawn(const Proof& proof, NodeId id = NodeId{}, const std::string& indent = "") {
  const Node& node = proof.node(id);
  std::string out = indent + node.statement;
  if (!node.rule.empty()) out += " [" + node.rule + "]";
  if (node.kind == Node::Kind::fact || node.kind == Node::Kind::answer) out += " @" + node.place;
  for (const SourceNote& source : node.sources) out += " «" + source.title + ", " + source.citation.locator + "»";
  out += "\n";
  for (const NodeId premise : node.premises) out += drawn(proof, premise, indent + "  ");
  return out;
}

/// "level(A, …) @here": the facts that say otherwise than the proof's.
std::string disputed_in(const Proof& proof) {
  std::string out;
  for (const Node& node : proof.nodes)
    for (const Disputed& other : node.disputed) out += other.statement + " @" + other.place + "\n";
  return out;
}

struct Explained {
  explicit Explained(std::vector<std::pair<std::string, Value>> given) : text(without_unknown_placeholder()) {
    std::vector<eval::CaseFact> facts;
    for (const auto& [attribute, value] : given) {
      auto fact = text.answer(attribute, value);
      fact.origin = static_cast<std::uint32_t>(answers.size());
      facts.push_back(fact);
      answers.push_back({.relation = attribute, .values = {value}, .origin = Origin::answer, .place = "answer " + attribute});
    }
    model = std::make_unique<eval::Model>(std::move(*text.run(facts)));
    ranking = *decide::rank(text.program, *model, DecisionId{});
  }
  static std::string without_unknown_placeholder() {
    std::string rules = kRules;
    const auto at = rules.find("{?f}\" excludes");
    rules.replace(at, 4, "{people}");
    return rules;
  }
  Grounds grounds() const { return {text.program, text.checked.sources, text.facts, answers, *model}; }
  const decide::Candidate& candidate(const std::string& name) const {
    for (const auto& each : ranking.candidates)
      if (each.name == name) return each;
    throw std::logic_error(name);
  }

  RunnableText text;
  std::vector<Fact> answers;
  std::unique_ptr<eval::Model> model;
  decide::Ranking ranking;
};

TEST(Reason, FillsInTheAuthorsWordsAndListsSeveralValues) {
  const Explained e({{"need", Name{"orm"}}, {"need", Name{"admin"}}, {"people", std::int64_t{9}}});
  Explainer explainer(e.grounds());
  const Reason reason = explainer.reason(e.candidate("A").contributions.front());
  EXPECT_EQ(reason.text, "Framework A ships admin and orm, and people is 9");
  EXPECT_EQ(reason.label, "It ships what is needed");
  ASSERT_EQ(reason.sources.size(), 1u);
  EXPECT_EQ(reason.sources[0].title, "The book");
}

TEST(Reason, SaysTheConditionsWhereTheAuthorGivesNone) {
  const Explained e({{"need", Name{"sessions"}}});
  Explainer explainer(e.grounds());
  EXPECT_EQ(explainer.reason(e.candidate("A").contributions.front()).text, "need is sessions and not A offers sessions");
}

TEST(Why, GoesDownToAnswersFactsComparisonsAndAbsences) {
  const Explained e({{"need", Name{"orm"}}, {"people", std::int64_t{3}}});
  Explainer explainer(e.grounds());
  EXPECT_EQ(drawn(explainer.why(DecisionId{}, e.candidate("A"))),
            "Framework A\n"
            "  suggests Framework A [ships]\n"
            "    need is orm @answer need\n"
            "    A offers orm @case.rules:15 «The book, Features»\n"
            "  suggests Framework A [small-first]\n"
            "    small [tiny]\n"
            "      people is 3 @answer people\n"
            "      people <= 5 (3 <= 5)\n"
            "      not need is sessions\n"
            "        need is orm @answer need\n");
}

TEST(Why, ContributionsSumToThePoints) {
  const Explained e({{"need", Name{"orm"}}, {"need", Name{"sessions"}}, {"people", std::int64_t{3}}});
  Explainer explainer(e.grounds());
  for (const decide::Candidate& candidate : e.ranking.candidates) {
    const Proof proof = explainer.why(DecisionId{}, candidate);
    std::int64_t sum = 0;
    for (const NodeId id : proof.nodes.front().premises) sum += proof.node(id).points_udb.value_or(0);
    EXPECT_EQ(sum, candidate.points_udb);
    EXPECT_EQ(proof.nodes.front().points_udb, candidate.points_udb);
  }
}

TEST(Why, OfARankingProvesEveryCandidateAsItsOwnProofDoes) {
  const Explained e({{"need", Name{"orm"}}, {"need", Name{"sessions"}}, {"people", std::int64_t{3}}, {"live", true}});
  Explainer explainer(e.grounds());
  const Proof proof = explainer.why(e.ranking);
  const Node& root = proof.nodes.front();
  EXPECT_EQ(root.statement, "framework");
  ASSERT_EQ(root.premises.size(), e.ranking.candidates.size());
  std::size_t apart = 0;
  for (std::size_t i = 0; i < root.premises.size(); ++i) {
    const Node& stands = proof.node(root.premises[i]);
    std::int64_t sum = 0;
    for (const NodeId id : stands.premises) sum += proof.node(id).points_udb.value_or(0);
    EXPECT_EQ(sum, e.ranking.candidates[i].points_udb);
    EXPECT_EQ(stands.points_udb, e.ranking.candidates[i].points_udb);
    const Proof alone = explainer.why(DecisionId{}, e.ranking.candidates[i]);
    EXPECT_EQ(drawn(proof, root.premises[i]), drawn(alone));
    apart += alone.nodes.size();
  }
  EXPECT_LT(proof.nodes.size(), apart);  // what both rest on is there once
}

TEST(Why, SaysWhichReasonsShareEvidence) {
  const Explained e({{"need", Name{"orm"}}, {"need", Name{"admin"}}, {"need", Name{"sessions"}}, {"people", std::int64_t{9}}});
  Explainer explainer(e.grounds());
  const Proof proof = explainer.why(DecisionId{}, e.candidate("B"));
  ASSERT_EQ(proof.nodes.front().premises.size(), 3u);  // a feature each, and no answer speaks to two of them …
  EXPECT_TRUE(proof.shared.empty());

  const Proof both = explainer.why(DecisionId{}, e.candidate("A"));
  ASSERT_EQ(both.nodes.front().premises.size(), 2u);   // … as none does where A ships two and lacks one
  EXPECT_TRUE(both.shared.empty());

  const Explained small({{"need", Name{"orm"}}, {"people", std::int64_t{3}}});
  Explainer of_small(small.grounds());
  const Proof shared = of_small.why(DecisionId{}, small.candidate("A"));
  ASSERT_EQ(shared.shared.size(), 1u);  // that sessions are not needed rests on the answer as well
  ASSERT_EQ(shared.shared[0].grounds.size(), 1u);
  EXPECT_EQ(shared.node(shared.shared[0].grounds[0]).statement, "need is orm");
  EXPECT_EQ(shared.shared[0].supports, shared.nodes.front().premises);
}

TEST(Why, ClaimsInValuesWhatItSaysInWords) {
  const Explained e({{"need", Name{"orm"}}, {"people", std::int64_t{3}}});
  Explainer explainer(e.grounds());
  const RelationId small = *e.text.program.find_relation("small");
  const Proof proof = explainer.why(small, RowId{0});
  const Node& root = proof.nodes.front();
  EXPECT_EQ(std::get<RowClaim>(root.claim).relation, small);
  EXPECT_EQ(std::get<RowClaim>(root.claim).values, std::vector<Value>{true});
  ASSERT_TRUE(root.by);
  EXPECT_EQ(e.text.program.rule(root.by->rule).name, "tiny");
  EXPECT_EQ(root.by->values.front(), Value(std::int64_t{3}));
  ASSERT_EQ(root.premises.size(), 3u);
  const auto& compared = std::get<ComparisonClaim>(proof.node(root.premises[1]).claim);
  EXPECT_EQ(compared.left, Value(std::int64_t{3}));
  EXPECT_EQ(compared.right, Value(std::int64_t{5}));
  const auto& absent = std::get<AbsenceClaim>(proof.node(root.premises[2]).claim);
  EXPECT_EQ(absent.relation, *e.text.program.find_relation("need"));
  EXPECT_EQ(absent.values, (Bindings{Value(Name{"sessions"})}));
}

TEST(Why, ShowsExclusionsAndCautions) {
  const Explained e({{"live", true}});
  Explainer explainer(e.grounds());
  EXPECT_THAT(drawn(explainer.why(DecisionId{}, e.candidate("B"))), HasSubstr("excludes B [warned]\n    live @answer live"));
  EXPECT_EQ(explainer.reason(e.candidate("A").cautions.front()).text, "mind unknown");
}

TEST(Why, ARecursiveProofComesToAnEndThoughTheFactsGoRound) {
  const Explained e({});
  Explainer explainer(e.grounds());
  const RelationId rests_on = *e.text.program.find_relation("rests-on");
  const std::vector<Value> row = {Name{"A"}, Name{"A"}};
  const Proof proof = explainer.why(rests_on, *e.model->find(rests_on, row));
  EXPECT_EQ(drawn(proof),
            "A rests-on A [through]\n"
            "  A rests-on B [direct]\n"
            "    A builds-on B @case.rules:17 «The book, Layers»\n"
            "  B builds-on A @case.rules:18\n");
}

/// The rules of the root's premises, or of the root itself.
std::vector<std::string> rules_of(const Proof& proof) {
  if (proof.nodes.front().kind != Node::Kind::several) return {proof.nodes.front().rule};
  std::vector<std::string> out;
  for (const NodeId way : proof.nodes.front().premises) out.push_back(proof.node(way).rule);
  return out;
}

const char kRoads[] = R"(
kind place: A, B, C, D
relation road(from: place, to: place)
relation ferry(from: place, to: place)
relation reach(from: place, to: place)
fact A road B
fact B road C
fact C road D
fact B ferry D
fact A ferry D
rule by-ferry  ?x ferry ?y implies ?x reach ?y
rule by-road  ?x road ?y implies ?x reach ?y
rule further  ?x road ?z and ?z reach ?y implies ?x reach ?y
)";

TEST(Why, OfSeveralProofsTheLowestIsShownThenTheSmallest) {
  const RunnableText text(std::string(kRoads) + R"(
relation near(place: place)
rule a-by-two  ?x reach ?y and ?x road ?y implies near ?y
rule b-by-one  ?x reach ?y and ?y = D implies near ?y
)");
  const auto model = text.run();
  Explainer explainer({text.program, text.checked.sources, text.facts, {}, *model});
  const RelationId near = *text.program.find_relation("near");
  const auto proof = [&](const char* place) { return explainer.why(near, *model->find(near, std::vector<Value>{Name{place}})); };
  EXPECT_EQ(proof("B").nodes.front().rule, "a-by-two");
  EXPECT_EQ(proof("D").nodes.front().rule, "b-by-one");  // as high as a-by-two, and a row smaller
}

TEST(Why, ShowsEveryWayOnRequestAndHowManyMoreThereAre) {
  const RunnableText text(kRoads);
  const auto model = text.run();
  Explainer explainer({text.program, text.checked.sources, text.facts, {}, *model});
  const RelationId reach = *text.program.find_relation("reach");
  const RowId row = *model->find(reach, std::vector<Value>{Name{"A"}, Name{"D"}});
  EXPECT_THAT(rules_of(explainer.why(reach, row, 9)), ::testing::ElementsAre("by-ferry", "further"));
  EXPECT_EQ(rules_of(explainer.why(reach, row)), (std::vector<std::string>{"by-ferry"}));
  const RowId other = *model->find(reach, std::vector<Value>{Name{"B"}, Name{"D"}});
  const Proof cut = explainer.why(reach, other, 1);
  EXPECT_EQ(cut.nodes.front().kind, Node::Kind::rule);
}

TEST(Why, NoWayRestsOnWhatItIsToShow) {
  const RunnableText text(std::string(kRoads) + "fact B road A\n");
  const auto model = text.run();
  Explainer explainer({text.program, text.checked.sources, text.facts, {}, *model});
  const RelationId reach = *text.program.find_relation("reach");
  // Round by A and B it is reached again: that is no way of its own.
  const RowId row = *model->find(reach, std::vector<Value>{Name{"B"}, Name{"C"}});
  EXPECT_EQ(rules_of(explainer.why(reach, row, 9)), (std::vector<std::string>{"by-road"}));
}

TEST(Why, SaysOfAnAttributeWhateverItIs) {
  const Explained e({{"need", Name{"orm"}}, {"need", Name{"admin"}}, {"people", std::int64_t{3}}});
  Explainer explainer(e.grounds());
  const auto values = [&](const char* attribute) { return explainer.why_values(*e.text.program.find_relation(attribute)); };
  EXPECT_EQ(drawn(values("small"), NodeId{}).substr(0, 12), "small [tiny]");
  EXPECT_EQ(values("need").nodes.front().kind, Node::Kind::several);
  EXPECT_EQ(values("need").nodes.front().premises.size(), 2u);
  EXPECT_TRUE(values("live").nodes.empty());
}

Proof copied(const SharedProof& shared) {
  Proof out;
  for (const SharedProof::Placed& placed : shared.nodes) {
    const auto premises = shared.premises_of(placed);
    out.nodes.push_back(*placed.node);
    out.nodes.back().premises.assign(premises.begin(), premises.end());
  }
  return out;
}

TEST(Why, IsTheSameWhateverCasesShareItsWork) {
  const RunnableText text(R"(
kind framework: A, B
attribute live: yes or no  ask "live?"
relation level(framework: framework, book: text, mark: text)  one mark per framework
fact level(A, "first", "high")
fact level(B, "first", "low")
decision framework: one of framework
rule good  level(?f, ?book, "high") suggests ?f because "as {?book} says, live is {live}"
rule quick  live and level(?f, "first", "low") suggests ?f
)");
  const RelationId level = *text.program.find_relation("level");
  const std::vector<Fact> answers = {
      {.relation = "level", .values = {Name{"A"}, Text{"here"}, Text{"low"}}, .origin = Origin::answer, .place = "here"},
      {.relation = "live", .values = {true}, .origin = Origin::answer, .place = "answer live"},
      {.relation = "level", .values = {Name{"A"}, Text{"a note"}, Text{"high"}}, .origin = Origin::answer, .place = "here"}};
  const eval::CaseFact disputes{level, answers[0].values, 0}, supports{level, answers[2].values, 2};
  eval::CaseFact live = text.answer("live", true);
  live.origin = 1;
  const auto shared = std::make_shared<SharedWork>(text.program);
  const std::vector<std::vector<eval::CaseFact>> cases = {{supports}, {}, {supports}, {disputes}, {live}, {disputes, live}, {}, {live}};
  std::set<std::string> different;
  for (const auto& given : cases) {
    const auto model = text.run(given).value();
    const decide::Ranking ranking = *decide::rank(text.program, model, DecisionId{});
    const Grounds grounds{text.program, text.checked.sources, text.facts, answers, model};
    Grounds sharing = grounds;
    sharing.shared = shared;
    const Proof alone = Explainer(grounds).why(ranking), beside_others = Explainer(sharing).why(ranking);
    EXPECT_EQ(drawn(beside_others) + disputed_in(beside_others), drawn(alone) + disputed_in(alone));
    const Proof of_steps = copied(Explainer(sharing).why_beside_others(ranking));
    EXPECT_EQ(drawn(of_steps) + disputed_in(of_steps), drawn(alone) + disputed_in(alone));
    different.insert(drawn(alone) + disputed_in(alone));
  }
  EXPECT_EQ(different.size(), 5u);
}

}  // namespace
}  // namespace counsel::explain
