#include "cli/audit/recorded_case.h"

#include <algorithm>
#include <map>

#include "cli/audit/read_json.h"
#include "kb/commitments.h"
#include "kb/records.h"

namespace counsel::cli {

namespace {

const std::string kUnreadable = "its record is not one that counsel writes";

Value value_in(const json& value, Type type) {
  if (type == Type::yes_no) return yes_no(value);
  if (type == Type::integer) return integer(value);
  if (type == Type::number && value.is_number()) return value.get<double>();
  const auto read = type == Type::number ? std::nullopt : read_value(type, text(value));
  if (!read) throw Malformed{"something else stands where a value belongs"};
  return *read;
}

/// The answer to the attribute: `said` stands in the record, or in what it withholds.
Fact answer_in(const json& said, const lang::Relation& attribute) {
  Fact answer{.relation = attribute.name, .values = {}, .origin = Origin::answer, .citations = {},
              .place = text_or_empty(at(said, "place")), .who = "", .id = {}};
  if (at(said, "value").is_null()) return answer;
  answer.values.push_back(value_in(at(said, "value"), attribute.columns.front().type.type));
  if (const json& certainty = at(said, "certainty"); !certainty.is_null())
    answer.values.push_back(value_in(certainty, Type::number));
  return answer;
}

/// A value as it is typed: `yes@0.7`.
std::string typed(const json& said) {
  const json& value = at(said, "value");
  const json& certainty = at(said, "certainty");
  std::string out = value.is_boolean() ? (value.get<bool>() ? "yes" : "no") : value.is_string() ? value.get<std::string>() : value.dump();
  return certainty.is_null() ? out : out + "@" + certainty.dump();
}

/// Calls `take` with the attribute of each answer and what was said. Why there is one that nobody can read any more;
/// empty where all are there.
std::string each_answer(const kb::DecisionInFull& decision, const auto& take) {
  std::size_t number = 0;
  for (const json given = parsed(decision.record.answers); const json& each : list(given)) {
    const std::string name = text(at(each, "attribute"));
    ++number;
    if (at(each, "commitment").is_null()) {
      take(name, each);
      continue;
    }
    const kb::Withheld* withheld = find_part(decision.withheld, kb::answer_part(number));
    if (!withheld) return "the answer to `" + name + "` was erased";
    take(name, parsed(withheld->bytes));
  }
  return "";
}

}  // namespace

OrReason<Rules> rules_on_record(std::string_view manifest, kb::DecisionLog& log, const std::filesystem::path& folder) {
  const auto listed = kb::read_manifest(manifest);
  if (!listed) return because(kUnreadable);
  auto texts = log.contents(kb::digests_of(listed->rule_files));
  if (!texts) return because(texts.error().message);
  lang::Loaded loaded;
  for (std::size_t i = 0; i < texts->size(); ++i) loaded.sources.add(listed->rule_files[i].path, std::move((*texts)[i]));
  Rules rules = check_rules(std::move(loaded), folder);
  if (!rules.program) return because("this version of counsel does not accept the rules of then");
  return rules;
}

OrReason<FactContents> fact_files_on_record(std::string_view manifest, kb::DecisionLog& log) {
  const auto listed = kb::read_manifest(manifest);
  if (!listed) return because(kUnreadable);
  FactContents contents;
  for (const kb::ListedFile& file : listed->fact_files) {
    FactContent& content = contents[file.path];
    content = {.digest = file.digest, .size = file.size, .bytes = std::nullopt};
    if (!file.is_kept) continue;
    auto bytes = log.contents(std::span(&file.digest, 1));
    if (!bytes) return because("what `" + file.path + "` held then is not on record any more: " + bytes.error().message);
    content.bytes = std::move(bytes->front());
  }
  return contents;
}

OrReason<kb::Past> held_then(const kb::DecisionRecord& record, const kb::Declarations& declarations, kb::FactBase& base) {
  auto past = base.as_of(declarations, record.facts_version);
  if (!past) return because(past.error().message);
  if (past->digest != record.facts)
    return because("version " + std::to_string(record.facts_version) + " of the fact base does not hold what it held then");
  return *std::move(past);
}

OrReason<FactSet> facts_on_record(const kb::DecisionRecord& record, const Rules& rules, kb::FactBase& base) {
  auto past = held_then(record, declarations_of(*rules.program), base);
  if (!past) return tl::unexpected(past.error());
  // Where a fact stands is kept up to date as rule files change; it stood elsewhere in the text of then.
  std::map<std::string, std::string> places;
  for (const Fact& stated : stated_facts(*rules.program, rules.sources)) {
    std::string& place = places.try_emplace(kb::identity(stated.relation, stated.values), stated.place).first->second;
    place = std::min(place, stated.place);  // of several, as the base has it
  }
  FactSet facts{.facts = {}, .version = record.facts_version};
  for (kb::Record& each : past->records) {
    Fact& fact = facts.facts.emplace_back(std::move(each.fact));
    const auto place = places.find(kb::identity(fact.relation, fact.values));
    if (fact.origin == Origin::rules && place != places.end()) fact.place = place->second;
  }
  return facts;
}

OrReason<std::vector<Fact>> answers_on_record(const kb::DecisionInFull& decision, const lang::Program& program) try {
  std::vector<Fact> answers;
  const std::string missing = each_answer(decision, [&](const std::string& name, const json& said) {
    const auto id = program.find_relation(name);
    if (!id || !program.relation(*id).attribute) throw Malformed{"nobody can answer " + name};
    answers.push_back(answer_in(said, program.relation(*id)));
  });
  if (!missing.empty()) return because(missing);
  return answers;
} catch (const Malformed&) {
  return because(kUnreadable);
}

OrReason<std::vector<RawAnswer>> typed_answers_on_record(const kb::DecisionInFull& decision) try {
  std::vector<RawAnswer> answers;
  const std::string missing = each_answer(decision, [&](const std::string& name, const json& said) {
    auto answer = std::ranges::find(answers, name, &RawAnswer::attribute);
    if (answer == answers.end())
      answer = answers.insert(answers.end(), {.attribute = name, .values = {}, .place = text_or_empty(at(said, "place"))});
    if (!at(said, "value").is_null()) answer->values.push_back(typed(said));
  });
  if (!missing.empty()) return because(missing);
  return answers;
} catch (const Malformed&) {
  return because(kUnreadable);
}

}  // namespace counsel::cli
