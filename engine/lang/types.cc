#include "engine/lang/types.h"

#include <cmath>

#include "engine/base/check.h"
#include "engine/lang/similar.h"

namespace counsel::lang {

namespace {

std::string_view item_type(const Item& item) {
  switch (item.kind) {
    case Item::Kind::word: return "a name";
    case Item::Kind::quoted: return "a quoted text";
    case Item::Kind::variable: return "a variable";
    case Item::Kind::integer: return "a whole number";
    case Item::Kind::number: return "a number";
    case Item::Kind::date: return "a date";
  }
  return "";
}

/// Without any message; nothing where the item is no value of the type.
std::optional<Value> quiet_value(const Item& item, const ColumnType& type, const Vocabulary& vocabulary) {
  const bool is_word = item.kind == Item::Kind::word || item.kind == Item::Kind::quoted;
  switch (type.type) {
    case Type::name: {
      if (!is_word) return std::nullopt;
      if (type.kind.empty()) return Name{item.text};
      const std::string* member = vocabulary.member(*vocabulary.kind(type.kind), item.text);
      return member ? std::optional<Value>(Name{*member}) : std::nullopt;
    }
    case Type::text:
      return item.kind == Item::Kind::quoted ? std::optional<Value>(Text{item.text}) : std::nullopt;
    case Type::integer:
      return item.kind == Item::Kind::integer ? std::optional<Value>(item.integer) : std::nullopt;
    case Type::number:
      if (item.kind == Item::Kind::integer) return number_value(static_cast<double>(item.integer));
      return item.kind == Item::Kind::number ? std::optional(number_value(item.number)) : std::nullopt;
    case Type::yes_no:
      if (item.kind != Item::Kind::word || (item.text != "yes" && item.text != "no")) return std::nullopt;
      return item.text == "yes";
    case Type::date:
      return item.kind == Item::Kind::date ? std::optional<Value>(item.date) : std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Value> value_of(const Item& item, const ColumnType& type, const Vocabulary& vocabulary,
                              std::string_view place, std::vector<Diagnostic>& diagnostics) {
  COUNSEL_CHECK(item.kind != Item::Kind::variable, "a variable has no value of its own");
  if (auto value = quiet_value(item, type, vocabulary)) return value;
  const bool is_word = item.kind == Item::Kind::word || item.kind == Item::Kind::quoted;
  if (type.type == Type::name && is_word) {
    const Kind& kind = vocabulary.kind_of(type);
    std::vector<std::string> names;
    for (const Kind::Member& member : kind.members) {
      names.push_back(member.name);
      names.insert(names.end(), member.also.begin(), member.also.end());
    }
    diagnostics.push_back(Diagnostic{Code::NotAValue, item.span}
                              .with("value", item.text)
                              .with("kind", kind.name)
                              .did_you_mean(nearest(item.text, names))
                              .label(kind.span, "declared here")
                              .note("there are " + listed_members(kind)));
    return std::nullopt;
  }
  auto wrong = Diagnostic{Code::WrongType, item.span}
                   .with("value", written(item))
                   .with("found", item_type(item))
                   .with("place", place)
                   .with("expected", with_article(type));
  if (type.type == Type::text && item.kind == Item::Kind::word)
    wrong.mend = Mend{"put it in quotes: `" + quoted(item.text) + "`", item.span, quoted(item.text), true};
  diagnostics.push_back(std::move(wrong));
  return std::nullopt;
}

bool fits(const Item& item, const ColumnType& type, const Vocabulary& vocabulary) {
  return item.kind == Item::Kind::variable || quiet_value(item, type, vocabulary).has_value();
}

bool in_range(const Relation& relation, const Value& value, Span span, std::vector<Diagnostic>& diagnostics) {
  if (!relation.attribute) return true;
  const Attribute& attribute = *relation.attribute;
  const bool inside = (!attribute.from || compare(value, *attribute.from) >= 0) &&
                      (!attribute.to || compare(value, *attribute.to) <= 0);
  if (!inside)
    diagnostics.push_back(Diagnostic{Code::OutOfRange, span}
                              .with("value", to_string(value))
                              .with("attribute", relation.name)
                              .with("range", range_text(attribute)));
  return inside;
}

std::string with_article(const ColumnType& type) {
  if (type.type == Type::yes_no) return "`yes` or `no`";
  const std::string word = to_string(type);
  const bool vowel = std::string_view("aeiouAEIOU").find(word.front()) != std::string_view::npos;
  return (vowel ? "an " : "a ") + word;
}

std::string listed_members(const Kind& kind) {
  constexpr std::size_t kShown = 20;
  const std::size_t count = kind.members.size();
  std::string out;
  for (std::size_t i = 0; i < count && i < kShown; ++i) {
    if (i > 0) out += i + 1 == count ? " and " : ", ";
    out += kind.members[i].name;
  }
  if (count > kShown) out += " and " + std::to_string(count - kShown) + " more";
  return out;
}

std::string written(const Item& item) {
  switch (item.kind) {
    case Item::Kind::word: return item.text;
    case Item::Kind::quoted: return quoted(item.text);
    case Item::Kind::variable: return "?" + item.text;
    case Item::Kind::integer: return std::to_string(item.integer);
    case Item::Kind::number: return to_source(number_value(item.number));
    case Item::Kind::date: return to_string(Value(item.date));
  }
  return "";
}

std::string range_text(const Attribute& attribute) {
  if (attribute.from && attribute.to) return "from " + to_string(*attribute.from) + " to " + to_string(*attribute.to);
  if (attribute.from) return "at least " + to_string(*attribute.from);
  return attribute.to ? "at most " + to_string(*attribute.to) : "";
}

}  // namespace counsel::lang
