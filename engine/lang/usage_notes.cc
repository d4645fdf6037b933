#include "engine/lang/usage_notes.h"

namespace counsel::lang {

AttributeUse* UsageNotes::attribute(const std::string& name) {
  if (vocabulary_.relation(name)) return nullptr;
  const auto [found, added] = attribute_at_.try_emplace(name, usage_.attributes.size());
  if (added) {
    usage_.attributes.push_back({.name = name, .place = usage_.places.add()});
    at(usage_.attributes.back().place).attributes = 1;
  }
  return &usage_.attributes[found->second];
}

RelationUse* UsageNotes::relation(const std::string& name, std::size_t columns) {
  if (vocabulary_.relation(name)) return nullptr;
  const auto [found, added] = relation_at_.try_emplace(name, usage_.relations.size());
  if (added) usage_.relations.push_back({.name = name, .places = {}, .columns = std::vector<std::string>(columns)});
  RelationUse& relation = usage_.relations[found->second];
  while (relation.places.size() < columns && added) {
    relation.places.push_back(usage_.places.add());
    at(relation.places.back()).columns = 1;
  }
  return &relation;
}

void UsageNotes::name_column(RelationUse& relation, std::size_t column, const std::string& name) {
  if (column < relation.columns.size() && relation.columns[column].empty()) relation.columns[column] = name;
}

void UsageNotes::put_column(RelationUse& relation, std::size_t column, const Item& item) {
  if (column >= relation.places.size()) return;
  if (item.kind == Item::Kind::variable && item.text.size() > 1) name_column(relation, column, item.text);
  put(relation.places[column], item);
}

void UsageNotes::put_candidate(const Item& item) {
  if (vocabulary_.program.decisions.size() == 1 && item.kind == Item::Kind::variable) {
    const Decision& decision = vocabulary_.program.decisions.front();
    at(variable(item.text)).declared = vocabulary_.program.relation(decision.members).columns.front().type;
  }
  if (!vocabulary_.program.decisions.empty()) return;
  if (!usage_.candidates) {
    usage_.candidates = usage_.places.add();
    at(*usage_.candidates).candidates = true;
  }
  put(*usage_.candidates, item);
}

void UsageNotes::put_declared(const std::string& name, std::size_t column, const Item& item) {
  const auto id = vocabulary_.relation(name);
  if (item.kind != Item::Kind::variable || item.text == "_" || !id) return;
  const std::vector<Column>& columns = vocabulary_.program.relation(*id).columns;
  if (column < columns.size()) at(variable(item.text)).declared = columns[column].type;
}

void UsageNotes::put(PlaceId id, const Item& item) {
  if (item.kind != Item::Kind::variable) {
    usage_.places.put(id, item);
  } else if (item.text != "_") {
    usage_.places.unite(id, variable(item.text));
  }
}

PlaceId UsageNotes::variable(const std::string& name) {
  const auto [found, added] = variables_.try_emplace(name, PlaceId{});
  if (added) {
    found->second = usage_.places.add();
    at(found->second).names.push_back(name);
  }
  return found->second;
}

void UsageNotes::cite(const std::vector<CitationSyntax>& citations) {
  for (const CitationSyntax& citation : citations)
    if (!vocabulary_.document(citation.document.text) && cited_.insert(citation.document.text).second)
      usage_.documents.push_back(citation.document.text);
}

}  // namespace counsel::lang
