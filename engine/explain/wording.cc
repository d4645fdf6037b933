#include "engine/explain/wording.h"

#include <algorithm>

#include "engine/base/listed.h"
#include "engine/lang/placeholders.h"

namespace counsel::explain {

namespace {

std::size_t place_in_kind(const Value& value, const lang::Kind& kind) {
  const auto found = std::find_if(kind.members.begin(), kind.members.end(), [&](const lang::Kind::Member& member) {
    return value == Value(Name{member.name});
  });
  return static_cast<std::size_t>(found - kind.members.begin());
}

/// Sorted, each once, as a list of their texts.
template <class TextOf>
std::string listed_values(std::vector<Value> values, const ColumnType& type, const lang::Program& program,
                          TextOf&& text_of) {
  std::sort(values.begin(), values.end(), [](const Value& a, const Value& b) { return compare(a, b) < 0; });
  values.erase(std::unique(values.begin(), values.end()), values.end());
  if (const auto kind = type.kind.empty() ? std::nullopt : program.find_kind(type.kind))
    std::stable_sort(values.begin(), values.end(), [&](const Value& a, const Value& b) {
      return place_in_kind(a, program.kind(*kind)) < place_in_kind(b, program.kind(*kind));
    });
  std::vector<std::string> texts;
  for (const Value& value : values) texts.push_back(text_of(value));
  return listed(texts);
}

std::string variable_text(std::string_view name, RuleId id, std::span<const eval::Derivation> derivations,
                          const lang::Program& program) {
  const lang::Rule& rule = program.rule(id);
  const auto found = std::find_if(rule.variables.begin(), rule.variables.end(),
                                  [&](const lang::Variable& variable) { return !variable.attribute && variable.name == name; });
  if (found == rule.variables.end()) return "";
  const auto number = static_cast<std::size_t>(found - rule.variables.begin());
  std::vector<Value> values;
  for (const auto& [by, alternative, head, height, match] : derivations)
    if (by == id && number < match.values.size() && match.values[number]) values.push_back(*match.values[number]);
  return listed_values(std::move(values), found->type, program,
                       [&](const Value& value) { return shown(value, found->type, program); });
}

std::string attribute_text(std::string_view name, const Grounds& grounds) {
  const auto id = grounds.program.find_relation(name);
  if (!id) return "";
  std::vector<Value> values;
  for (const RowId row : grounds.model.sorted_rows(*id)) values.push_back(grounds.model.value(*id, row, 0));
  if (values.empty()) return "unknown";
  const lang::Relation& relation = grounds.program.relation(*id);
  const ColumnType& type = relation.columns.front().type;
  return listed_values(std::move(values), type, grounds.program, [&](const Value& value) {
    for (const auto& [labelled, label] : relation.attribute->value_labels)
      if (labelled == value) return label;
    return shown(value, type, grounds.program);
  });
}

}  // namespace

std::string fill(std::string_view text, RuleId rule, std::span<const eval::Derivation> derivations, const Grounds& grounds) {
  std::string out;
  while (const auto next = lang::next_placeholder(text)) {
    out += next->before;
    out += next->name.starts_with('?') ? variable_text(next->name.substr(1), rule, derivations, grounds.program)
                                       : attribute_text(next->name, grounds);
    text = next->rest;
  }
  return out.append(text);
}

std::string shown(const Value& value, const ColumnType& type, const lang::Program& program) {
  if (const auto* name = std::get_if<Name>(&value)) {
    const auto kind = type.kind.empty() ? std::nullopt : program.find_kind(type.kind);
    if (const lang::Kind::Member* member = kind ? program.find_member(*kind, name->text) : nullptr) return member->label;
  }
  return to_string(value);
}

}  // namespace counsel::explain
