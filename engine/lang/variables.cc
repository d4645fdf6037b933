#include "engine/lang/variables.h"

#include <algorithm>

#include "engine/lang/types.h"

namespace counsel::lang {

VariableId Variables::named(std::string_view name, Span span) {
  const auto [place, added] = by_name_.try_emplace(std::string(name), static_cast<VariableId>(variables_.size()));
  if (added) {
    variables_.push_back({.name = std::string(name), .type = {}, .attribute = std::nullopt, .span = span});
    types_.emplace_back();
    typed_at_.push_back(span);
  }
  Span& first = variables_[index(place->second)].span;
  first = std::min(first, span);
  return place->second;
}

VariableId Variables::of_attribute(RelationId attribute, const ColumnType& type, Span span) {
  const auto [place, added] = by_attribute_.try_emplace(static_cast<std::uint32_t>(attribute),
                                                        static_cast<VariableId>(variables_.size()));
  if (added) {
    place->second = fresh("", type, span);
    variables_.back().attribute = attribute;
  }
  return place->second;
}

VariableId Variables::fresh(std::string_view name, const ColumnType& type, Span span) {
  const auto id = static_cast<VariableId>(variables_.size());
  variables_.push_back({.name = std::string(name), .type = type, .attribute = std::nullopt, .span = span});
  types_.emplace_back(type);
  typed_at_.push_back(span);
  return id;
}

std::optional<VariableId> Variables::find(std::string_view name) const {
  const auto found = by_name_.find(std::string(name));
  return found == by_name_.end() ? std::nullopt : std::optional(found->second);
}

void Variables::note_type(VariableId id, const ColumnType& type, Span span, std::vector<Diagnostic>& diagnostics) {
  auto& known = types_[index(id)];
  const bool narrows = known && known->type == Type::name && type.type == Type::name && known->kind.empty();
  if (!known || narrows) {
    known = type;
    typed_at_[index(id)] = span;
    return;
  }
  const bool widens = known->type == Type::name && type.type == Type::name && type.kind.empty();
  if (*known == type || widens) return;
  diagnostics.push_back(Diagnostic{Code::TypeConflict, span}
                            .with("variable", variables_[index(id)].name)
                            .with("found", with_article(type))
                            .with("expected", with_article(*known))
                            .label(typed_at_[index(id)], with_article(*known) + " here"));
}

std::vector<Variable> Variables::finish() && {
  for (std::size_t i = 0; i < variables_.size(); ++i)
    if (types_[i]) variables_[i].type = *types_[i];
  return std::move(variables_);
}

}  // namespace counsel::lang
