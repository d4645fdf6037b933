#include "engine/explain/instead.h"

#include <algorithm>

#include "engine/base/listed.h"
#include "engine/explain/wording.h"
#include "engine/lang/sentence.h"

namespace counsel::explain {

namespace {

using lang::Role;
using lang::Term;

constexpr std::size_t kMaxRows = 3;

bool is_given(const Term& term) { return std::holds_alternative<Value>(term); }

bool agrees(const std::vector<Value>& row, std::span<const Term> terms, std::optional<std::size_t> but) {
  for (std::size_t column = 0; column < std::min(row.size(), terms.size()); ++column)
    if (is_given(terms[column]) && column != but && std::get<Value>(terms[column]) != row[column]) return false;
  return true;
}

/// The rows that agree with the terms, in all columns but one, as sentences. No terms stand for any values.
Instead agreeing(RelationId id, std::span<const Term> terms, std::optional<std::size_t> but, const Grounds& grounds) {
  const lang::Relation& relation = grounds.program.relation(id);
  Instead found;
  std::vector<std::string> texts;
  bool more = false;
  for (const RowId row : grounds.model.sorted_rows(id)) {
    const std::vector<Value> values = grounds.model.values(id, row);
    if (!agrees(values, terms, but)) continue;
    more = texts.size() == kMaxRows;
    if (more) break;
    texts.push_back(lang::fact_text(relation, std::span(values).first(relation.columns.size())));
    found.rows.emplace_back(id, row);
  }
  found.text = listed(texts) + (more ? " …" : "");
  return found;
}

Instead of_attribute(RelationId id, const Grounds& grounds) {
  Instead found = agreeing(id, {}, std::nullopt, grounds);
  if (!found.rows.empty()) return found;
  const lang::Relation& attribute = grounds.program.relation(id);
  const std::string name = to_source(Name{attribute.name});
  const RelationId known = attribute.attribute->known;
  if (grounds.model.rows(known) > 0)
    return {.text = name + " is none", .rows = {{known, grounds.model.sorted_rows(known).front()}}, .unanswered = false};
  const bool asked = attribute.attribute->asked;
  return {.text = name + (asked ? " is unanswered" : " follows from nothing"), .rows = {}, .unanswered = asked};
}

}  // namespace

Instead instead_of(RelationId id, std::span<const Term> terms, const Grounds& grounds) {
  const lang::Relation& relation = grounds.program.relation(id);
  if (relation.role == Role::attribute) return of_attribute(id, grounds);
  if (relation.role == Role::known) return of_attribute(*relation.of, grounds);
  // Rows that say something else of the same, which stands in the first column given.
  const auto subject = static_cast<std::size_t>(std::ranges::find_if(terms, is_given) - terms.begin());
  for (std::size_t column = terms.size(); column-- > subject + 1;)
    if (is_given(terms[column]))
      if (Instead found = agreeing(id, terms, column, grounds); !found.rows.empty()) return found;
  return {};
}

Instead in_the_way(RelationId id, std::span<const Term> terms, const Grounds& grounds) {
  const lang::Relation& relation = grounds.program.relation(id);
  return relation.role == Role::known ? of_attribute(*relation.of, grounds)
                                      : agreeing(id, terms, std::nullopt, grounds);
}

}  // namespace counsel::explain
