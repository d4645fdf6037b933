#include "kb/conform.h"

#include <algorithm>
#include <cmath>

#include "engine/base/check.h"
#include "engine/base/utf8.h"

namespace counsel::kb {

namespace {

tl::unexpected<std::string> because(std::string why) { return tl::unexpected<std::string>(std::move(why)); }

std::optional<std::string> unsound(std::string_view text) {
  if (first_invalid_utf8(text)) return "it is no valid UTF-8";
  if (text.find('\0') != std::string_view::npos) return "it holds a zero byte";
  return std::nullopt;
}

std::string not_of(const ColumnType& type, std::string_view text) {
  const std::string shown = "`" + std::string(text) + "`";
  switch (type.type) {
    case Type::name:
      return type.kind.empty() ? "a name is due, and there is none" : shown + " is no " + type.kind;
    case Type::text:
      return shown + " is no text";
    case Type::integer:
      return shown + " is no integer";
    case Type::number:
      return shown + " is no number";
    case Type::yes_no:
      return shown + " is neither yes nor no";
    case Type::date:
      return shown + " is no date such as 2026-11-20";
  }
  return shown;
}

}  // namespace

Conformer::Conformer(const Declarations& declarations) {
  for (const auto& relation : declarations.schema.relations) relations_.emplace(relation.name, &relation);
  for (const auto& kind : declarations.schema.kinds) {
    auto& spellings = spellings_[kind.name];
    for (const auto& member : kind.members) spellings.emplace(member, member);
    for (const auto& [spelling, member] : kind.also) spellings.emplace(spelling, member);
  }
  for (const auto& document : declarations.documents) documents_.insert(document.id);
}

const RelationSchema* Conformer::find_relation(std::string_view name) const {
  const auto found = relations_.find(name);
  return found == relations_.end() ? nullptr : found->second;
}

OrWhyNot<Value> Conformer::read(const ColumnType& type, std::string_view text) const {
  if (const auto why = unsound(text)) return because(*why);
  if (type.type != Type::name || type.kind.empty()) {
    const auto value = read_value(type.type, type.type == Type::name ? to_nfc(text) : text);
    if (!value) return because(not_of(type, text));
    return *value;
  }
  const auto spellings = spellings_.find(type.kind);
  COUNSEL_CHECK(spellings != spellings_.end(), "the kinds of all columns are in the schema");
  const auto member = spellings->second.find(to_nfc(text));
  if (member == spellings->second.end()) return because(not_of(type, text));
  return Name{std::string(member->second)};
}

OrWhyNot<Value> Conformer::fit(const ColumnType& type, const Value& value) const {
  if (type_of(value) != type.type) return read(type, to_string(value));
  if (const auto* name = std::get_if<Name>(&value)) return read(type, name->text);
  if (const auto* text = std::get_if<Text>(&value)) return read(type, text->text);
  if (const auto* number = std::get_if<double>(&value); number != nullptr && !std::isfinite(*number))
    return because("the number is not finite");
  return value;
}

OrWhyNot<std::vector<Value>> Conformer::fit_all(const RelationSchema& relation,
                                                const std::vector<Value>& values) const {
  if (values.size() != relation.columns.size())
    return because("`" + relation.name + "` takes " + std::to_string(relation.columns.size()) + " values, and " +
                   std::to_string(values.size()) + " are given");
  std::vector<Value> fitting;
  for (std::size_t i = 0; i < values.size(); ++i) {
    auto value = fit(relation.columns[i].type, values[i]);
    if (!value) return because(relation.columns[i].name + ": " + value.error());
    fitting.push_back(*std::move(value));
  }
  return fitting;
}

std::optional<std::vector<Value>> Conformer::refit(const RelationSchema& now, const RelationSchema& then,
                                                   const std::vector<Value>& values) const {
  if (then.columns.size() != now.columns.size()) return std::nullopt;
  std::vector<Value> moved;
  for (const auto& column : now.columns) {
    const auto old = std::ranges::find(then.columns, column.name, &Column::name);
    if (old == then.columns.end()) return std::nullopt;
    moved.push_back(values[static_cast<std::size_t>(old - then.columns.begin())]);
  }
  auto fitting = fit_all(now, moved);
  if (!fitting) return std::nullopt;
  return *std::move(fitting);
}

OrWhyNot<std::vector<Citation>> Conformer::citations(std::vector<Citation> given) const {
  for (auto& citation : given) {
    for (const auto* part : {&citation.document, &citation.locator})
      if (const auto why = unsound(*part)) return because("source: " + *why);
    citation.document = to_nfc(citation.document);
    if (!documents_.contains(citation.document))
      return because("source: no document is called `" + citation.document + "`");
  }
  std::sort(given.begin(), given.end());
  given.erase(std::unique(given.begin(), given.end()), given.end());
  return given;
}

Result<Fact> fact_from_texts(const Declarations& declarations, const std::string& relation,
                             const std::vector<std::string>& texts) {
  const Conformer conformer(declarations);
  const auto* declared = conformer.find_relation(relation);
  if (declared == nullptr) return fail(ErrorKind::invalid_input, "no relation is called `" + relation + "`");
  std::vector<Value> values;
  for (const auto& text : texts) values.push_back(Text{text});
  auto fitting = conformer.fit_all(*declared, values);
  if (!fitting) return fail(ErrorKind::invalid_input, fitting.error());
  Fact fact;
  fact.relation = relation;
  fact.values = *std::move(fitting);
  return fact;
}

}  // namespace counsel::kb
