#include "kb/export.h"

#include "kb/csv.h"
#include "kb/identifiers.h"
#include "kb/json.h"

namespace counsel::kb {

std::pair<std::string, std::string> citation_columns(const RelationSchema& relation) {
  std::vector<std::string> taken;
  for (const auto& column : relation.columns) taken.push_back(column.name);
  auto names = unique_identifiers({"source", "locator"}, taken);
  return {std::move(names[0]), std::move(names[1])};
}

std::string facts_to_csv(const Snapshot& snapshot) {
  const RelationSchema& schema = snapshot.relations.front();
  std::vector<std::string> header;
  for (const auto& column : schema.columns) header.push_back(column.name);
  const auto [source, locator] = citation_columns(schema);
  header.insert(header.end(), {source, locator});

  std::string text = write_csv_row(header);
  for (const auto& record : snapshot.records) {
    std::vector<std::string> cells;
    for (const auto& value : record.fact.values) cells.push_back(to_string(value));
    const auto values = static_cast<std::ptrdiff_t>(cells.size());
    const auto write = [&](const Citation& citation) {
      cells.erase(cells.begin() + values, cells.end());
      cells.insert(cells.end(), {citation.document, citation.locator});
      text += write_csv_row(cells);
    };
    if (record.fact.citations.empty()) write({});
    for (const auto& citation : record.fact.citations) write(citation);
  }
  return text;
}

Result<std::string> export_csv(FactBase& base, const std::string& relation) {
  return base.snapshot(relation).map(facts_to_csv);
}

Result<std::string> export_json(FactBase& base, const std::string& relation) {
  return base.snapshot(relation).map(facts_to_json);
}

}  // namespace counsel::kb
