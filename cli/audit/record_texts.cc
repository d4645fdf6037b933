#include "cli/audit/record_texts.h"

#include <algorithm>

#include "cli/render/json_parts.h"
#include "engine/lang/sentence.h"

namespace counsel::cli {

namespace {

std::string compact(const json& value) { return value.dump(-1, ' ', false, json::error_handler_t::replace); }

/// What an answer said, without what it is about.
json said(const Fact& answer) {
  json out = json::object();
  if (!answer.values.empty()) out["value"] = value(answer.values.front());
  if (answer.values.size() > 1) out["certainty"] = value(answer.values.back());
  out["place"] = answer.place;
  return out;
}

bool is_personal(const Fact& answer, const lang::Program& program) {
  return program.relation(*program.find_relation(answer.relation)).attribute->personal;
}

json contribution(const decide::Contribution& each, const lang::Program& program) {
  const lang::Rule& rule = program.rule(each.rule);
  json out = {{"rule", rule.name},
              {"verb", lang::verb_text(rule.conclusions[each.conclusion].verb)},
              {"points_udb", each.points_udb}};
  if (each.overridden_by) out["overridden_by"] = program.rule(*each.overridden_by).name;
  return out;
}

json candidate(const decide::Candidate& each, const lang::Program& program) {
  json all = json::array();
  for (const auto* list : {&each.exclusions, &each.contributions, &each.cautions, &each.overridden})
    for (const decide::Contribution& one : *list) all.push_back(contribution(one, program));
  return {{"name", each.name},
          {"label", each.label},
          {"rank", each.rank == 0 ? json(nullptr) : json(each.rank)},
          {"points_udb", each.points_udb},
          {"said", std::move(all)}};
}

}  // namespace

kb::RuleText rule_text(const RuleBase& base, const lang::Sources& sources, FactContents fact_files) {
  kb::RuleText text;
  json files = json::array();
  for (std::size_t i = 0; i < sources.size(); ++i) {
    const lang::SourceFile& file = sources.file(static_cast<FileId>(i));
    text.files.push_back({kb::sha256(file.text), file.text});
    files.push_back({{"path", file.path}, {"sha256", kb::to_hex(text.files.back().digest)}});
  }
  json manifest = {{"name", base.name}, {"files", std::move(files)}};
  for (auto& [path, content] : fact_files) {
    json& entry = manifest["fact_files"].emplace_back(
        json{{"path", path}, {"bytes", content.size}, {"sha256", kb::to_hex(content.digest)}});
    if (content.bytes)
      text.files.push_back({content.digest, *std::move(content.bytes)});
    else
      entry["kept"] = false;
  }
  text.manifest = compact(manifest);
  text.digest = kb::sha256(text.manifest);
  return text;
}

AnswersText answers_text(std::span<const Fact> answers, const lang::Program& program,
                         const std::function<std::string()>& salt) {
  AnswersText made;
  json list = json::array();
  for (std::size_t i = 0; i < answers.size(); ++i) {
    json entry = {{"attribute", answers[i].relation}};
    if (is_personal(answers[i], program)) {
      made.withheld.push_back({kb::answer_part(i + 1), salt(), compact(said(answers[i]))});
      entry["commitment"] = kb::to_hex(kb::commitment(made.withheld.back()));
    } else {
      entry.update(said(answers[i]));
    }
    list.push_back(std::move(entry));
  }
  made.text = compact(list);
  return made;
}

std::string result_text(const decide::Ranking& ranking, const explain::RulesAtWork& rules, const lang::Program& program) {
  const auto rule_name = [&](RuleId id) -> json { return program.rule(id).name; };
  const auto attribute_name = [&](RelationId id) -> json { return program.relation(id).name; };
  const auto question_name = [&](const decide::OpenQuestion& each) { return attribute_name(each.attribute); };
  return compact({{"outcome", decide::outcome_word(ranking.outcome)},
                  {"question", program.decisions[index(ranking.decision)].question},
                  {"thinly_supported", ranking.thinly_supported},
                  {"candidates", list_of(ranking.candidates, [&](const auto& each) { return candidate(each, program); })},
                  {"open", list_of(ranking.questions, question_name)},
                  {"unanswered", list_of(ranking.unanswered, attribute_name)},
                  {"rules",
                   {{"fired", list_of(rules.fired, rule_name)},
                    {"nearly fired", list_of(rules.nearly, rule_name)},
                    {"not read", list_of(rules.not_read, rule_name)}}}});
}

std::string proof_text(const explain::Proof& shown) { return compact(proof(shown)); }

std::string words_text(const std::vector<std::string>& words) { return compact(words); }

}  // namespace counsel::cli
