#include "engine/decide/questions.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "engine/decide/bearing.h"
#include "engine/lang/walk.h"

namespace counsel::decide {

namespace {

using lang::Atom;
using lang::Test;

struct LessValue {
  bool operator()(const Value& a, const Value& b) const { return compare(a, b) < 0; }
};
using Values = std::set<Value, LessValue>;

/// A regular expression is no answer.
bool is_pattern(lang::Comparator comparator) {
  return comparator == lang::Comparator::matches || comparator == lang::Comparator::not_matches;
}

/// The constants that the attribute's value is compared with anywhere.
Values compared_constants(const lang::Program& program, RelationId attribute) {
  Values constants;
  const auto stands_for = [&](const lang::Rule& rule, const lang::Arithmetic& side) {
    const auto* id = side.op == lang::Operator::leaf ? std::get_if<VariableId>(&side.leaf) : nullptr;
    return id && rule.variables[index(*id)].attribute == attribute;
  };
  const auto note = [&](const lang::Arithmetic& side) {
    if (const auto* value = side.op == lang::Operator::leaf ? std::get_if<Value>(&side.leaf) : nullptr) constants.insert(*value);
  };
  for (const lang::Rule& rule : program.rules) {
    for (const lang::Alternative& alternative : rule.alternatives) {
      lang::for_each_literal(alternative, [&](const lang::Literal& literal) {
        if (const auto* test = std::get_if<Test>(&literal); test && !is_pattern(test->comparator)) {
          if (stands_for(rule, test->left)) note(test->right);
          if (stands_for(rule, test->right)) note(test->left);
        }
        if (const auto* atom = std::get_if<Atom>(&literal); atom && atom->relation == attribute)
          if (const auto* value = std::get_if<Value>(&atom->terms.front())) constants.insert(*value);
      });
    }
  }
  return constants;
}

void add_beside(Values& trials, const Value& constant, Type type) {
  if (type == Type::integer) {
    // A constant written with a fraction lies between the whole numbers beside it.
    const double number = std::holds_alternative<double>(constant) ? std::get<double>(constant) : 0;
    const std::int64_t at = std::holds_alternative<double>(constant) ? static_cast<std::int64_t>(std::floor(number))
                                                                     : std::get<std::int64_t>(constant);
    for (std::int64_t step = -1; step <= 1; ++step) {
      std::int64_t beside = 0;
      if (!__builtin_add_overflow(at, step, &beside)) trials.insert(beside);
    }
  } else if (type == Type::number) {
    const double at = std::holds_alternative<double>(constant) ? std::get<double>(constant)
                                                               : static_cast<double>(std::get<std::int64_t>(constant));
    for (const double beside : {std::nextafter(at, -HUGE_VAL), at, std::nextafter(at, HUGE_VAL)})
      if (std::isfinite(beside)) trials.insert(number_value(beside));
  } else if (type == Type::date) {
    const std::int32_t at = std::get<Date>(constant).days;
    for (const std::int32_t beside : {at - 1, at, at + 1})
      if (beside >= kFirstDay.days && beside <= kLastDay.days) trials.insert(Date{beside});
  } else {
    trials.insert(constant);
  }
}

}  // namespace

std::vector<RelationId> questions_of(const lang::Program& program, DecisionId decision) {
  const std::vector<bool> relevant = read_for_evidence(program, decision);
  std::vector<RelationId> questions;
  for (std::size_t i = 0; i < program.declared; ++i)
    if (const auto& attribute = program.relations[i].attribute;
        attribute && attribute->asked && (relevant[i] || relevant[index(attribute->known)]))
      questions.push_back(static_cast<RelationId>(i));
  return questions;
}

std::vector<RelationId> open_among(std::vector<RelationId> questions, const lang::Program& program, const eval::Model& model) {
  std::erase_if(questions, [&](RelationId id) { return model.rows(program.relation(id).attribute->known) > 0; });
  return questions;
}

std::vector<RelationId> open_questions(const lang::Program& program, const eval::Model& model, DecisionId decision) {
  return open_among(questions_of(program, decision), program, model);
}

std::vector<Value> trial_answers(const lang::Program& program, RelationId id) {
  const lang::Relation& relation = program.relation(id);
  const ColumnType& type = relation.columns.front().type;
  if (type.type == Type::yes_no) return {true, false};
  if (type.type == Type::name) {
    std::vector<Value> members;
    if (const auto kind = program.find_kind(type.kind))
      for (const lang::Kind::Member& member : program.kind(*kind).members) members.push_back(Name{member.name});
    return members;
  }
  Values trials;
  for (const Value& constant : compared_constants(program, id)) add_beside(trials, constant, type.type);
  const lang::Attribute& attribute = *relation.attribute;
  for (const auto& bound : {attribute.from, attribute.to})
    if (bound) trials.insert(*bound);
  std::erase_if(trials, [&](const Value& value) {
    return (attribute.from && compare(value, *attribute.from) < 0) || (attribute.to && compare(value, *attribute.to) > 0);
  });
  return {trials.begin(), trials.end()};
}

eval::CaseFact answer_to(const lang::Program& program, RelationId attribute, const std::optional<Value>& value) {
  if (!value) return {.relation = program.relation(attribute).attribute->none, .values = {}};
  eval::CaseFact fact{.relation = program.stated(attribute), .values = {*value}};
  if (program.relation(attribute).uncertain) fact.values.emplace_back(1.0);
  return fact;
}

}  // namespace counsel::decide
