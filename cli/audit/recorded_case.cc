#include "cli/audit/recorded_case.h"

#include <algorithm>
#include <map>

#include "cli/render/json_values.h"
#include "engine/base/listed.h"
#include "kb/records.h"

namespace counsel::cli {

namespace {

const std::string kUnreadable = "its record is not one that counsel writes";

tl::unexpected<std::string> reason(std::string why) { return tl::unexpected(std::move(why)); }

/// The value as an answer to the attribute; nothing where it is of another type.
std::optional<Value> value_in(const json& value, Type type) {
  switch (type) {
    case Type::yes_no:
      return value.is_boolean() ? std::optional<Value>(value.get<bool>()) : std::nullopt;
    case Type::integer:
      return value.is_number_integer() ? std::optional<Value>(value.get<std::int64_t>()) : std::nullopt;
    case Type::number:
      return value.is_number() ? std::optional<Value>(value.get<double>()) : std::nullopt;
    case Type::name:
    case Type::text:
    case Type::date:
      return value.is_string() ? read_value(type, value.get<std::string>()) : std::nullopt;
  }
  return std::nullopt;
}

/// The answer that stands in the record, or in what it withholds: `said` has neither where that was erased.
OrReason<Fact> answer_in(const json& said, const lang::Relation& attribute) {
  Fact answer{.relation = attribute.name, .values = {}, .origin = Origin::answer, .citations = {},
              .place = said.value("place", ""), .who = "", .id = {}};
  if (!said.contains("value")) return answer;
  const auto value = value_in(said["value"], attribute.columns.front().type.type);
  if (!value) return reason(kUnreadable);
  answer.values.push_back(*value);
  if (said.contains("certainty")) answer.values.emplace_back(said["certainty"].get<double>());
  return answer;
}

}  // namespace

OrReason<Rules> rules_on_record(std::string_view manifest, kb::DecisionLog& log) try {
  const json listed_files = json::parse(manifest);
  lang::Loaded loaded;
  for (const json& file : listed_files.at("files")) {
    const auto digest = kb::digest_of_hex(file.at("sha256").get_ref<const std::string&>());
    if (!digest) return reason(kUnreadable);
    auto text = log.content(*digest);
    if (!text) return reason(text.error().message);
    loaded.sources.add(file.at("path").get<std::string>(), *std::move(text));
  }
  Rules rules = check_rules(std::move(loaded), /*folder=*/{});
  if (!rules.program) return reason("this version of counsel does not accept the rules of then");
  if (rules.program->fact_files.empty()) return rules;
  std::vector<std::string> files;
  for (const lang::FactFile& each : rules.program->fact_files) files.push_back("`" + each.path + "`");
  return reason("its rules read facts from files, whose content of then nobody kept: " + listed(files));
} catch (const json::exception&) {
  return reason(kUnreadable);
}

OrReason<FactSet> facts_on_record(const kb::DecisionRecord& record, const Rules& rules, kb::FactBase& base) {
  auto past = base.as_of(declarations_of(*rules.program), record.facts_version);
  if (!past) return reason(past.error().message);
  if (past->digest != record.facts)
    return reason("version " + std::to_string(record.facts_version) + " of the fact base does not hold what it held then");
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
  const json list = json::parse(decision.record.answers);
  for (const json& each : list) {
    const std::string name = each.at("attribute").get<std::string>();
    const auto id = program.find_relation(name);
    if (!id || !program.relation(*id).attribute) return reason(kUnreadable);
    const std::string part = "answer " + std::to_string(answers.size() + 1);
    const auto withheld = std::ranges::find(decision.withheld, part, &kb::Withheld::part);
    if (each.contains("commitment") && withheld == decision.withheld.end())
      return reason("the answer to `" + name + "` was erased");
    auto answer = answer_in(each.contains("commitment") ? json::parse(withheld->bytes) : each, program.relation(*id));
    if (!answer) return reason(answer.error());
    answers.push_back(*std::move(answer));
  }
  return answers;
} catch (const json::exception&) {
  return reason(kUnreadable);
}

}  // namespace counsel::cli
