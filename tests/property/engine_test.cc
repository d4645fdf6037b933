// The engine against the reference, on random programs.
#include <gtest/gtest.h>

#include <array>
#include <map>
#include <set>

#include "engine/eval/compile.h"
#include "engine/eval/fixpoint.h"
#include "engine/eval/match.h"
#include "tests/property/engine_programs.h"
#include "tests/property/features.h"
#include "tests/property/random_runs.h"
#include "tests/reference/certainty.h"
#include "tests/reference/reference.h"

namespace counsel::property {
namespace {

using support::relation_of;

/// A case, compiled and run. The plan outlives the model.
struct Ran {
  explicit Ran(const RandomCase& random_case) : program(build(random_case.program)), plan(eval::compile(program)) {
    base = support::facts(random_case.facts);
    const FactSet answers = support::facts(random_case.case_facts);
    for (const Fact& fact : answers.facts)
      case_facts.push_back({goes_to(fact.relation), fact.values, static_cast<std::uint32_t>(case_facts.size())});
    auto prepared = eval::prepare(plan, base);
    EXPECT_TRUE(prepared) << prepared.error().message;
    model = eval::run(*prepared, case_facts);
  }

  RelationId goes_to(const std::string& relation) const { return program.stated(relation_of(program, relation)); }

  lang::Program program;
  eval::Plan plan;
  FactSet base;
  std::vector<eval::CaseFact> case_facts;
  Result<eval::Model> model = fail(ErrorKind::invalid_input, "not yet run");
};

Result<reference::Model> run_reference(const Ran& ran) {
  std::vector<reference::Given> given;
  for (const Fact& fact : ran.base.facts) given.push_back({relation_of(ran.program, fact.relation), fact.values});
  for (const eval::CaseFact& fact : ran.case_facts) given.push_back({fact.relation, fact.values});
  return reference::evaluate(ran.program, given);
}

reference::RowSet rows_of(const eval::Model& model, RelationId relation) {
  reference::RowSet rows;
  for (const RowId row : model.sorted_rows(relation)) rows.insert(model.values(relation, row));
  return rows;
}

std::string row_text(const eval::Model& model, RelationId relation, RowId row) {
  std::string out = model.plan().relation(relation).name + '(';
  for (const Value& value : model.values(relation, row)) out += to_source(value) + ' ';
  return out + ')';
}

std::string source_text(const Ran& ran, RelationId relation, RowId row) {
  const auto source = ran.model->source(relation, row);
  if (!source) return "";
  const auto& values = source->kind == eval::RowSource::Kind::base ? ran.base.facts[source->index].values
                       : source->kind == eval::RowSource::Kind::declared
                           ? ran.plan.relation(relation).members[source->index]
                           : ran.case_facts[source->index].values;
  EXPECT_EQ(reference::stated_row(ran.program, relation, values), ran.model->values(relation, row));
  return " from " + std::to_string(static_cast<int>(source->kind));
}

/// Every row with its height, its source and its canonical derivation: all that a proof is made of.
std::set<std::string> proofs_of(const Ran& ran) {
  std::set<std::string> out;
  const eval::Model& model = *ran.model;
  eval::Matcher matcher(ran.program, model);
  for (std::size_t i = 0; i < model.relations(); ++i) {
    const auto relation = static_cast<RelationId>(i);
    for (const RowId row : model.sorted_rows(relation)) {
      std::string line = row_text(model, relation, row) + " height " + std::to_string(model.height(relation, row));
      line += source_text(ran, relation, row);
      if (const auto derivation = matcher.derivation(relation, row)) {
        line += " by " + (derivation->rule ? ran.program.rule(*derivation->rule).name : "declaration") + '/' +
                std::to_string(derivation->alternative) + '/' + std::to_string(derivation->head);
        std::set<std::string> premises;  // literals are shuffled, so their order says nothing
        for (const eval::Premise& premise : derivation->match.premises)
          premises.insert(row_text(model, premise.relation, premise.row));
        for (const std::string& premise : premises) line += ' ' + premise;
      }
      out.insert(line);
    }
  }
  return out;
}

/// The values of the head under a match; nothing where a variable has none.
std::vector<Value> head_of(const lang::Rule& rule, const eval::Derivation& derivation) {
  std::vector<Value> out;
  for (const lang::Term& term : rule.heads[derivation.head].terms) {
    const auto* variable = std::get_if<VariableId>(&term);
    out.push_back(variable ? derivation.match.values[index(*variable)].value() : std::get<Value>(term));
  }
  return out;
}

void expect_sound(const Ran& ran, RelationId relation, RowId row, const eval::Derivation& derivation) {
  const eval::Model& model = *ran.model;
  for (const eval::Premise& premise : derivation.match.premises)
    EXPECT_LT(model.height(premise.relation, premise.row), model.height(relation, row))
        << row_text(model, relation, row);
  if (!derivation.rule) return;
  const lang::Rule& rule = ran.program.rule(*derivation.rule);
  EXPECT_EQ(head_of(rule, derivation), model.values(relation, row));
  std::size_t atoms = 0;
  for (const lang::Literal& literal : rule.alternatives[derivation.alternative].literals) {
    const auto* atom = std::get_if<lang::Atom>(&literal);
    if (atom == nullptr || atom->negated) continue;
    ASSERT_LT(atoms, derivation.match.premises.size());
    const eval::Premise& premise = derivation.match.premises[atoms++];
    EXPECT_EQ(premise.relation, atom->relation);
    const auto values = model.values(premise.relation, premise.row);
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (const auto* variable = std::get_if<VariableId>(&atom->terms[i])) {
        EXPECT_EQ(derivation.match.values[index(*variable)], values[i]);
      } else if (const auto* constant = std::get_if<Value>(&atom->terms[i])) {
        EXPECT_EQ(*constant, values[i]);
      }
    }
  }
}

/// As for_random_cases, with programs made without text.
template <class Body>
void for_random_programs(std::uint64_t cases, const Body& body) {
  for_random_cases(cases, [&](std::mt19937_64& random, std::uint64_t i) {
    const RandomCase random_case = property::random_case(random);
    SCOPED_TRACE("case " + std::to_string(i) + "\n" + to_string(random_case));
    body(random_case, random);
  });
}

TEST(EngineProperty, TheModelIsTheReferences) {
  std::uint64_t undefined = 0;
  std::uint64_t derived = 0;
  Features features;
  for_random_programs(400, [&](const RandomCase& random_case, std::mt19937_64&) {
    const Ran ran(random_case);
    const auto expected = run_reference(ran);
    if (!expected) {
      ++undefined;
      ASSERT_FALSE(ran.model);
      ASSERT_EQ(ran.model.error().kind, expected.error().kind) << ran.model.error().message;
      return;
    }
    ASSERT_TRUE(ran.model) << ran.model.error().message;
    for (const auto& [relation, rows] : *expected)
      EXPECT_EQ(rows_of(*ran.model, relation), rows) << ran.program.relation(relation).name;
    features.add(ran.program, *expected);
    derived += ran.model->total_rows() - ran.base.facts.size();
  });
  std::cout << undefined << " cases without a result, " << derived << " rows derived\n";
  features.expect({"recursion", "negation", "arithmetic", "dates", "text functions", "text comparisons", "matches",
                   "count", "sum", "min", "max", "average", "nothing to aggregate", "every", "not every", "certainty",
                   "for each", "overrides"});
}

TEST(EngineProperty, TheOrderOfWhatIsWrittenChangesNothing) {
  for_random_programs(100, [&](const RandomCase& random_case, std::mt19937_64& random) {
    const Ran ran(random_case);
    RandomCase other_case = shuffled(random_case, random);
    // Which error is met first depends on the order of strata, and that on the order of relations.
    if (!ran.model) other_case.program.relations = random_case.program.relations;
    const Ran other(other_case);
    ASSERT_EQ(ran.model.has_value(), other.model.has_value());
    if (!ran.model) {
      EXPECT_EQ(ran.model.error().message, other.model.error().message);
      return;
    }
    EXPECT_EQ(eval::print_model(*ran.model), eval::print_model(*other.model));
    EXPECT_EQ(proofs_of(ran), proofs_of(other));
  });
}

TEST(EngineProperty, RunningAgainGivesTheModelOfAWholeRun) {
  for_random_programs(200, [&](const RandomCase& random_case, std::mt19937_64&) {
    const Ran whole(random_case);
    for (const eval::CaseFact& changed : whole.case_facts) {
      RandomCase earlier = random_case;
      std::erase_if(earlier.case_facts,
                    [&](const auto& fact) { return whole.goes_to(fact.relation) == changed.relation; });
      const Ran before(earlier);
      if (!before.model) continue;
      const auto again = eval::run_again(*before.model, whole.case_facts, std::array{changed.relation});
      ASSERT_EQ(again.has_value(), whole.model.has_value());
      if (!again) continue;
      for (std::size_t i = 0; i < again->relations(); ++i) {
        const auto relation = static_cast<RelationId>(i);
        ASSERT_EQ(rows_of(*again, relation), rows_of(*whole.model, relation)) << whole.program.relation(relation).name;
        for (const RowId row : again->sorted_rows(relation)) {
          const RowId same = whole.model->find(relation, again->values(relation, row)).value();
          EXPECT_EQ(again->height(relation, row), whole.model->height(relation, same));
          EXPECT_EQ(again->source(relation, row).has_value(), whole.model->source(relation, same).has_value());
        }
      }
    }
  });
}

TEST(EngineProperty, EveryDerivedRowHasADerivationFromLowerRows) {
  for_random_programs(100, [&](const RandomCase& random_case, std::mt19937_64&) {
    const Ran ran(random_case);
    if (!ran.model) return;
    eval::Matcher matcher(ran.program, *ran.model);
    for (std::size_t i = 0; i < ran.model->relations(); ++i) {
      const auto relation = static_cast<RelationId>(i);
      if (ran.program.stated(relation) != relation) continue;  // added up, and by no rule
      for (const RowId row : ran.model->sorted_rows(relation)) {
        const auto derivations = matcher.derivations(relation, row);
        ASSERT_EQ(derivations.empty(), ran.model->height(relation, row) == 0) << row_text(*ran.model, relation, row);
        for (const eval::Derivation& derivation : derivations) expect_sound(ran, relation, row, derivation);
      }
    }
  });
}

}  // namespace
}  // namespace counsel::property
