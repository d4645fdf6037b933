#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/lang/check.h"
#include "engine/lang/parse.h"

namespace counsel::lang {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

struct Asked {
  Sources sources;
  std::optional<Program> program;
  std::vector<Diagnostic> diagnostics;

  const Query& query() const { return *program->query; }
  std::vector<std::string> codes() const {
    std::vector<std::string> out;
    for (const Diagnostic& diagnostic : diagnostics) out.emplace_back(code_text(diagnostic.code));
    return out;
  }
};

Asked ask(const std::string& condition, const std::string& more = "") {
  Asked asked;
  asked.sources.add("people.rules", R"(
attribute start: integer
  ask "Where?"
relation age(person: name, years: integer)
relation knows(who: name, whom: name)
rule friends
  ?x knows ?y implies ?y knows ?x
)" + more);
  const Parsed parsed = parse(asked.sources);
  EXPECT_THAT(parsed.diagnostics, IsEmpty());
  const FileId file = asked.sources.add("query", condition);
  ParsedCondition read = parse_condition(file, condition);
  asked.diagnostics = std::move(read.diagnostics);
  if (!read.condition) return asked;
  Checked checked = check(parsed.tree, asked.sources, parsed.left_out, &*read.condition);
  asked.program = std::move(checked.program);
  asked.diagnostics = std::move(checked.diagnostics);
  return asked;
}

TEST(Queries, AnswerWithTheirVariablesInOrderOfFirstMention) {
  const std::pair<const char*, std::vector<std::string>> cases[] = {
      {"age(?p, ?n)", {"p", "n"}},
      {"?n > 3 and age(?p, ?n)", {"n", "p"}},
      {"not ?b knows ?a and ?a knows ?b", {"b", "a"}},
      {"?twice = ?n * 2 and age(?_, ?n)", {"twice", "n"}},
      {"age(?p, ?n) and ?n = start", {"p", "n"}},
      {"-- who?\n  Ann knows ?x", {"x"}},
      {"Ann knows Bob", {}},
      {"start is known", {}},
  };
  for (const auto& [condition, variables] : cases) {
    const Asked asked = ask(condition);
    ASSERT_TRUE(asked.program) << condition;
    EXPECT_EQ(asked.query().variables, variables) << condition;
    EXPECT_EQ(asked.query().columns.size(), variables.size()) << condition;
  }
}

TEST(Queries, OfOneAtomOverDifferentVariablesReadItsRelation) {
  const Asked asked = ask("age(years: ?n, person: ?p)");
  EXPECT_FALSE(asked.query().rule);
  EXPECT_EQ(asked.query().relation, asked.program->find_relation("age"));
  EXPECT_THAT(asked.query().columns, ElementsAre(1, 0));
}

TEST(Queries, OfMoreThanThatFillARelationInAStratumOfItsOwn) {
  for (const char* condition : {"?x knows ?x", "?x knows ?_", "?x knows Ann", "not Ann knows Bob", "?x knows ?y or ?y knows ?x"}) {
    const Asked asked = ask(condition);
    ASSERT_TRUE(asked.program && asked.query().rule) << condition;
    const Query& query = asked.query();
    const Relation& answers = asked.program->relation(query.relation);
    EXPECT_EQ(answers.role, Role::query) << condition;
    EXPECT_EQ(answers.columns.size(), query.variables.size()) << condition;
    EXPECT_THAT(asked.program->strata.back().relations, ElementsAre(query.relation)) << condition;
    EXPECT_EQ(asked.program->rules.size(), 1u) << condition;  // none that an author would not know
  }
}

TEST(Queries, HaveTheMistakesOfConditions) {
  const std::pair<const char*, const char*> cases[] = {
      {"", "E0102"},
      {"?x knows ?y and", "E0102"},
      {"?x knows ?y implies", "E0102"},
      {"?x konws ?y", "E0203"},
      {"?x knows 3", "E0305"},
      {"not ?x knows Ann", "E0310"},
      {"?x knows ?y or ?x knows Ann", "E0310"},
      {"?x knows ?y and ?x knows ?z or ?z knows ?y", "E0120"},
      {"age(?x, ?y) and ?y knows ?z", "E0303"},
  };
  for (const auto& [condition, code] : cases) {
    const Asked asked = ask(condition);
    EXPECT_FALSE(asked.program) << condition;
    EXPECT_THAT(asked.codes(), ElementsAre(code)) << condition;
    for (const Diagnostic& diagnostic : asked.diagnostics)
      EXPECT_EQ(asked.sources.file(diagnostic.span.file).path, "query") << condition;
  }
}

TEST(Queries, MayBeAskedOfRulesThatDecide) {
  const Asked asked = ask("?x fits", R"(
kind tool: hammer, saw
decision tool: one of tool
relation fits(tool: tool)
rule says
  Ann knows Bob suggests hammer
)");
  ASSERT_TRUE(asked.program);
  EXPECT_THAT(asked.query().variables, ElementsAre("x"));
}

}  // namespace
}  // namespace counsel::lang
