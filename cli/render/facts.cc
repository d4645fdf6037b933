#include "cli/render/facts.h"

#include "cli/render/table.h"
#include "cli/render/text.h"

namespace counsel::cli {

namespace {

std::string number_text(const Fact& fact) { return "#" + std::to_string(static_cast<std::int64_t>(fact.id)); }

std::string origin_text(const Fact& fact) {
  std::string out;
  if (fact.origin == Origin::person) out = "added by " + fact.who;
  if (fact.origin == Origin::imported) out = "imported by " + fact.who;
  if (!fact.place.empty()) out += (out.empty() ? "" : ", ") + fact.place;
  for (const Citation& citation : fact.citations) {
    out += (out.empty() ? "" : "; ") + citation.document;
    if (!citation.locator.empty()) out += " " + counsel::quoted(citation.locator);
  }
  return out;
}

std::string closing_text(const kb::Closing& closing) {
  std::string out(kb::ending_word(closing.ending));
  if (!closing.by.empty()) out += " by " + closing.by;
  if (!closing.note.empty()) out += ": " + closing.note;
  return out;
}

}  // namespace

std::string facts_text(const std::vector<kb::Record>& records, const FactText& text, const Style& style) {
  std::vector<std::vector<std::string>> rows;
  for (const kb::Record& record : records) {
    std::string from = origin_text(record.fact);
    if (record.closing) from += (from.empty() ? "" : "; ") + closing_text(*record.closing);
    rows.push_back({number_text(record.fact), text(record.fact), std::move(from)});
  }
  return table_text({"", "fact", "from"}, rows, style);
}

std::string history_text(const std::vector<kb::Record>& records, const FactText& text, const Style& style) {
  std::string out;
  for (const kb::Record& record : records) {
    if (!out.empty()) out += "\n";
    out += hanging("", style.bold(printable(number_text(record.fact) + " " + text(record.fact))), style.columns);
    std::vector<std::vector<std::string>> rows;
    rows.push_back(
        {"  version " + std::to_string(record.added_version), record.added_at, "added: " + origin_text(record.fact)});
    if (record.closing)
      rows.push_back(
          {"  version " + std::to_string(record.closing->version), record.closing->at, closing_text(*record.closing)});
    out += table_text({"", "", ""}, rows, style);
  }
  return out;
}

}  // namespace counsel::cli
