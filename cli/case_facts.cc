#include "cli/case_facts.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "cli/render/text.h"
#include "engine/base/check.h"
#include "engine/base/listed.h"
#include "engine/base/utf8.h"
#include "engine/lang/similar.h"

namespace counsel::cli {

namespace {

using lang::Attribute;
using lang::Kind;
using lang::Relation;
using lang::Role;

std::string ticked(std::string_view text) { return "`" + std::string(text) + "`"; }

const Kind& kind_of(const Relation& attribute, const lang::Program& program) {
  const auto id = program.find_kind(attribute.columns[0].type.kind);
  COUNSEL_CHECK(id, "an attribute of names has a kind");
  return program.kind(*id);
}

const Kind::Member* find_member(const Kind& kind, std::string_view spelling) {
  for (const Kind::Member& member : kind.members)
    if (member.name == spelling || std::ranges::find(member.also, spelling) != member.also.end()) return &member;
  return nullptr;
}

/// The name of the member whose name, label or other spelling is nearest to `wrong`; empty when none is near.
std::string nearest_member(const Kind& kind, std::string_view wrong) {
  std::vector<std::string_view> spellings;
  for (const Kind::Member& member : kind.members) {
    if (member.label == wrong) return member.name;
    spellings.insert(spellings.end(), {member.name, member.label});
    spellings.insert(spellings.end(), member.also.begin(), member.also.end());
  }
  std::string nearest = lang::nearest(wrong, spellings);
  for (const Kind::Member& member : kind.members)
    if (member.label == nearest) return member.name;
  return nearest;
}

std::string did_you_mean(std::string_view name) { return "did you mean " + ticked(name) + "?"; }

/// Empty where there are none.
std::string did_you_mean_one_of(const std::vector<std::string>& ticked_names) {
  return ticked_names.empty() ? "" : "did you mean " + listed(ticked_names, "or") + "?";
}

class Reader {
 public:
  explicit Reader(const lang::Program& program) : program_(program) {}

  CaseFacts made;

  void read(const RawAnswer& answer) {
    const auto id = program_.find_relation(answer.attribute);
    if (!id || program_.relation(*id).role != Role::attribute) return unknown_attribute(answer, id.has_value());
    const Relation& attribute = program_.relation(*id);
    const bool many = attribute.attribute->holds == Attribute::Holds::many;
    if (answer.alone && type(attribute) != Type::yes_no)
      return complain(answer, ticked(attribute.name) + " needs a value", takes(attribute));
    if (answer.alone) return add(attribute, {true}, answer);
    const std::vector<std::string> texts = values(attribute, answer);
    if (texts.empty() && !many)
      return complain(answer, ticked(attribute.name) + " cannot be none",
                      takes(attribute) + "; leave it out to leave the question open");
    if (texts.empty()) return add(attribute, {}, answer);
    if (answer.splits && std::ranges::any_of(texts, &std::string::empty))
      return complain(answer, "a value is missing in " + ticked(attribute.name + "=" + answer.values[0]),
                      takes(attribute));
    for (const std::string& text : texts) {
      const auto [words, certainty] = attribute.uncertain ? parted(text) : Parted{text, ""};
      const auto value = read_one(attribute, words, answer);
      const auto sure = value ? read_certainty(attribute, certainty, answer) : std::nullopt;
      if (sure) add(attribute, {*value}, answer, *sure);
    }
  }

 private:
  static Type type(const Relation& attribute) { return attribute.columns[0].type.type; }

  struct Parted {
    std::string value, certainty;  // of `yes@0.7`; no certainty where none is given
  };

  static Parted parted(const std::string& text) {
    const std::size_t at = text.rfind('@');
    return at == text.npos ? Parted{text, ""} : Parted{text.substr(0, at), text.substr(at + 1)};
  }

  std::optional<double> read_certainty(const Relation& attribute, const std::string& text, const RawAnswer& answer) {
    if (text.empty()) return 1;
    const auto number = read_value(Type::number, text);
    if (number && std::get<double>(*number) > 0 && std::get<double>(*number) <= 1) return std::get<double>(*number);
    complain(answer, ticked(text) + " is no certainty for " + ticked(attribute.name), "it lies above 0, up to 1");
    return std::nullopt;
  }

  std::string takes(const Relation& attribute) const { return "it takes " + allowed_answers(attribute, program_); }

  void complain(const RawAnswer& answer, std::string message, std::string hint) {
    // The place of a word on the command line repeats the word; only a file's place says more.
    const bool from_file = !answer.alone && !answer.splits;
    made.complaints.push_back({from_file ? answer.place + ": " + message : std::move(message), std::move(hint)});
  }

  void add(const Relation& attribute, std::vector<Value> given, const RawAnswer& answer, double certainty = 1) {
    if (attribute.uncertain && !given.empty()) given.emplace_back(certainty);
    const auto same = [&](const Fact& fact) { return fact.relation == attribute.name && fact.values == given; };
    if (std::ranges::any_of(made.facts, same)) return;
    made.facts.push_back(
        {.relation = attribute.name, .values = std::move(given), .origin = Origin::answer, .place = answer.place});
  }

  /// The texts of the values; none where the answer is that there are none.
  std::vector<std::string> values(const Relation& attribute, const RawAnswer& answer) const {
    if (!answer.splits) return answer.values;
    const std::string& typed = answer.values[0];
    const bool is_member = type(attribute) == Type::name && find_member(kind_of(attribute, program_), typed);
    if (is_member || type(attribute) == Type::text) return {typed};
    if (typed == "none") return {};
    if (attribute.attribute->holds == Attribute::Holds::one) return {typed};
    std::vector<std::string> texts;
    for (std::size_t at = 0; at <= typed.size();) {
      const std::size_t comma = std::min(typed.find(',', at), typed.size());
      texts.push_back(typed.substr(at, comma - at));
      at = comma + 1;
    }
    return texts;
  }

  std::optional<Value> read_one(const Relation& attribute, const std::string& text, const RawAnswer& answer) {
    if (type(attribute) == Type::name) return read_member(attribute, text, answer);
    auto value = read_value(type(attribute), text);
    if (!value) {
      complain(answer, ticked(text) + " is no value of " + ticked(attribute.name), takes(attribute));
      return std::nullopt;
    }
    const auto& [from, to] = std::tie(attribute.attribute->from, attribute.attribute->to);
    if ((from && compare(*value, *from) < 0) || (to && compare(*value, *to) > 0)) {
      complain(answer, ticked(text) + " is outside the range of " + ticked(attribute.name), takes(attribute));
      return std::nullopt;
    }
    return value;
  }

  std::optional<Value> read_member(const Relation& attribute, const std::string& text, const RawAnswer& answer) {
    const Kind& kind = kind_of(attribute, program_);
    if (const Kind::Member* member = find_member(kind, text)) return Name{member->name};
    const std::string nearest = nearest_member(kind, text);
    const std::string hint = nearest.empty() ? did_you_mean_one_of(answers_with(text)) : did_you_mean(nearest);
    complain(answer, ticked(text) + " is no value of " + ticked(attribute.name),
             (hint.empty() ? "" : hint + " ") + takes(attribute));
    return std::nullopt;
  }

  /// The answers that give this value to a question that people are asked. Letter case does not matter.
  std::vector<std::string> answers_with(std::string_view value) const {
    const std::string lower = to_lower(value);
    const auto is_value = [&](const std::string& spelling) { return to_lower(spelling) == lower; };
    std::vector<std::string> answers;
    for (const Relation& relation : program_.relations) {
      if (relation.role != Role::attribute || !relation.attribute->asked || type(relation) != Type::name) continue;
      for (const Kind::Member& member : kind_of(relation, program_).members) {
        const auto other = std::ranges::find_if(member.also, is_value);
        if (is_value(member.name) || other != member.also.end())
          answers.push_back(ticked(relation.name + "=" + (is_value(member.name) ? member.name : *other)));
      }
    }
    return answers;
  }

  void unknown_attribute(const RawAnswer& answer, bool is_relation) {
    const std::string name = ticked(answer.attribute);
    if (is_relation) return complain(answer, name + " is a relation, and answers are about attributes", "");
    std::vector<std::string> names;
    std::vector<std::string> asked;
    for (const Relation& relation : program_.relations) {
      if (relation.role != Role::attribute) continue;
      names.push_back(relation.name);
      if (relation.attribute->asked) asked.push_back(ticked(relation.name));
    }
    std::string hint = did_you_mean_one_of(answers_with(answer.attribute));
    if (const std::string nearest = lang::nearest(answer.attribute, names); !nearest.empty())
      hint = did_you_mean(nearest);
    else if (hint.empty() && !asked.empty())
      hint = "the attributes to answer are " + listed(asked);
    complain(answer, "no attribute is called " + name, hint);
  }

  const lang::Program& program_;
};

std::string range_words(const Attribute& attribute) {
  if (attribute.from && attribute.to) return " from " + to_string(*attribute.from) + " to " + to_string(*attribute.to);
  if (attribute.from) return " of at least " + to_string(*attribute.from);
  if (attribute.to) return " of at most " + to_string(*attribute.to);
  return "";
}

}  // namespace

CaseFacts case_facts(const std::vector<RawAnswer>& answers, const lang::Program& program) {
  Reader reader(program);
  for (const RawAnswer& answer : answers) reader.read(answer);
  return std::move(reader.made);
}

std::string answer_text(const Fact& answer) {
  std::string text = to_string(answer.values.front());
  if (answer.values.size() > 1 && answer.values.back() != Value(1.0)) text += "@" + to_string(answer.values.back());
  return text;
}

std::string allowed_answers(const Relation& attribute, const lang::Program& program) {
  switch (attribute.columns[0].type.type) {
    case Type::yes_no:
      return "yes or no";
    case Type::text:
      return "any text";
    case Type::integer:
      return "a whole number" + range_words(*attribute.attribute);
    case Type::number:
      return "a number" + range_words(*attribute.attribute);
    case Type::date:
      return "a date such as 2026-11-20" + range_words(*attribute.attribute);
    case Type::name:
      break;
  }
  std::vector<std::string> members;
  for (const Kind::Member& member : kind_of(attribute, program).members) members.push_back(member.name);
  return attribute.attribute->holds == Attribute::Holds::many ? "any of " + listed(members) : listed(members, "or");
}

}  // namespace counsel::cli
