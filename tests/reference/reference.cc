#include "tests/reference/reference.h"

#include <algorithm>

#include "tests/reference/arithmetic.h"
#include "tests/reference/certainty.h"
#include "tests/reference/conditions.h"

namespace counsel::reference {

namespace {

class Evaluator {
 public:
  explicit Evaluator(const lang::Program& program) : program_(program) {}

  Model run(const std::vector<Given>& facts) {
    for (std::size_t i = 0; i < program_.relations.size(); ++i) model_[static_cast<RelationId>(i)];
    for (const Given& fact : facts) {
      const RelationId relation = program_.stated(fact.relation);
      model_[relation].insert(stated_row(program_, relation, fact.values));
    }
    for (std::size_t i = 0; i < program_.relations.size(); ++i)
      if (program_.relations[i].role == lang::Role::members)
        for (const auto& member : program_.kind(*program_.relations[i].kind).members)
          model_[static_cast<RelationId>(i)].insert({Name{member.name}});
    for (const lang::Stratum& stratum : program_.strata) {
      for (const RelationId relation : stratum.relations)
        if (is_combined(program_, relation)) model_[relation] = combined(program_, relation, model_);
      while (grows(stratum)) {
      }
    }
    return std::move(model_);
  }

 private:
  bool grows(const lang::Stratum& stratum) {
    const auto in_stratum = [&](RelationId relation) {
      return std::find(stratum.relations.begin(), stratum.relations.end(), relation) != stratum.relations.end();
    };
    grew_ = false;
    for (const lang::Rule& rule : program_.rules)
      for (const lang::Head& head : rule.heads)
        if (in_stratum(head.relation))
          for (const lang::Alternative& alternative : rule.alternatives) derive(rule, head, alternative);
    for (const RelationId id : stratum.relations) {
      const lang::Relation& relation = program_.relation(id);
      if (relation.role == lang::Role::known && !model_[*relation.of].empty())
        grew_ |= model_[id].insert(std::vector<Value>{}).second;
    }
    return grew_;
  }

  void derive(const lang::Rule& rule, const lang::Head& head, const lang::Alternative& alternative) {
    std::vector<std::vector<Value>> rows;  // added afterwards: the sets are being walked
    each_way(rule, alternative, Bindings(rule.variables.size()), model_, [&](const Bindings& bindings) {
      // Arithmetic without a result is an error where every condition holds that has one.
      if (bindings.any_without_result) throw UndefinedArithmetic{};
      auto& row = rows.emplace_back();
      for (const lang::Term& term : head.terms) row.push_back(value_of(term, bindings));
    });
    for (auto& row : rows) grew_ |= model_[head.relation].insert(std::move(row)).second;
  }

  const lang::Program& program_;
  Model model_;
  bool grew_ = false;
};

}  // namespace

bool Less::operator()(const std::vector<Value>& a, const std::vector<Value>& b) const {
  return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(),
                                      [](const Value& x, const Value& y) { return compare(x, y) < 0; });
}

Result<Model> evaluate(const lang::Program& program, const std::vector<Given>& facts) {
  try {
    return Evaluator(program).run(facts);
  } catch (const UndefinedArithmetic&) {
    return fail(ErrorKind::undefined_arithmetic, "some arithmetic has no result");
  } catch (const StrengthOutOfRange&) {
    return fail(ErrorKind::invalid_input, "some strength does not lie between 0 and 1");
  }
}

}  // namespace counsel::reference
