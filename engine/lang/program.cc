#include "engine/lang/program.h"

#include <algorithm>
#include <span>

namespace counsel::lang {

namespace {

// INVARIANT: kinds, rules and declared relations are sorted by name (program.h "Order").
template <class Id, class Range>
std::optional<Id> find_sorted(const Range& range, std::string_view name) {
  const auto found = std::lower_bound(range.begin(), range.end(), name,
                                      [](const auto& item, std::string_view wanted) { return item.name < wanted; });
  if (found == range.end() || found->name != name) return std::nullopt;
  return static_cast<Id>(found - range.begin());
}

bool reads(const std::vector<Alternative>& alternatives, RelationId relation) {
  const auto literal_reads = [relation](const Literal& literal) {
    if (const auto* atom = std::get_if<Atom>(&literal)) return atom->relation == relation;
    if (const auto* aggregate = std::get_if<Aggregate>(&literal)) return reads(aggregate->where, relation);
    const auto* every = std::get_if<Every>(&literal);
    return every && (reads(every->where, relation) || reads(every->has, relation));
  };
  return std::any_of(alternatives.begin(), alternatives.end(), [&](const Alternative& alternative) {
    return std::any_of(alternative.literals.begin(), alternative.literals.end(), literal_reads);
  });
}

}  // namespace

std::optional<RelationId> Program::find_relation(std::string_view name) const {
  return find_sorted<RelationId>(std::span(relations).first(declared), name);
}

std::optional<KindId> Program::find_kind(std::string_view name) const { return find_sorted<KindId>(kinds, name); }
std::optional<RuleId> Program::find_rule(std::string_view name) const { return find_sorted<RuleId>(std::span(rules).first(written), name); }

std::optional<DecisionId> Program::find_decision(std::string_view name) const {
  return find_sorted<DecisionId>(decisions, name);
}

const Kind::Member* Program::find_member(KindId id, std::string_view spelling) const {
  for (const Kind::Member& member : kind(id).members) {
    if (member.name == spelling) return &member;
    if (std::find(member.also.begin(), member.also.end(), spelling) != member.also.end()) return &member;
  }
  return nullptr;
}

bool is_read(const Program& program, RelationId relation) {
  if (program.query && program.query->relation == relation) return true;
  if (program.query && program.query->rule && reads(program.query->rule->alternatives, relation)) return true;
  return std::any_of(program.rules.begin(), program.rules.end(),
                     [relation](const Rule& rule) { return reads(rule.alternatives, relation); });
}

Schema schema_of(const Program& program) {
  Schema schema;
  for (const Relation& relation : std::span(program.relations).first(program.declared))
    if (relation.role == Role::relation) {
      schema.relations.push_back({relation.name, relation.columns});
      if (relation.uncertain) schema.relations.back().columns.push_back({"certainty", {Type::number, ""}});
    }
  for (const Kind& kind : program.kinds) {
    KindSchema shape{.name = kind.name, .members = {}, .also = {}};
    for (const Kind::Member& member : kind.members) {
      shape.members.push_back(member.name);
      for (const std::string& spelling : member.also) shape.also.emplace_back(spelling, member.name);
    }
    schema.kinds.push_back(std::move(shape));
  }
  return schema;
}

}  // namespace counsel::lang
