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

void write(JsonText& out, const decide::Contribution& each, const lang::Program& program) {
  const lang::Rule& rule = program.rule(each.rule);
  out.object([&] {
    out.member("rule", rule.name);
    out.member("verb", lang::verb_text(rule.conclusions[each.conclusion].verb));
    out.member("points_udb", each.points_udb);
    if (each.overridden_by) out.member("overridden_by", program.rule(*each.overridden_by).name);
  });
}

std::vector<const decide::Contribution*> said_of(const decide::Candidate& each) {
  std::vector<const decide::Contribution*> all;
  for (const auto* list : {&each.exclusions, &each.contributions, &each.cautions, &each.overridden})
    for (const decide::Contribution& one : *list) all.push_back(&one);
  return all;
}

void write(JsonText& out, const decide::Candidate& each, const lang::Program& program) {
  out.object([&] {
    out.member("name", each.name);
    out.member("label", each.label);
    if (each.rank == 0)
      out.key("rank").null();
    else
      out.member("rank", each.rank);
    out.member("points_udb", each.points_udb);
    out.key("said").list(said_of(each), [&](const decide::Contribution* said) { write(out, *said, program); });
  });
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
  JsonText out;
  const auto write_rules = [&](std::string_view key, const std::vector<RuleId>& ids) {
    out.key(key).list(ids, [&](RuleId id) { out.value(program.rule(id).name); });
  };
  const auto write_attribute = [&](RelationId id) { out.value(program.relation(id).name); };
  out.object([&] {
    out.member("outcome", decide::outcome_word(ranking.outcome));
    out.member("question", program.decisions[index(ranking.decision)].question);
    out.member("thinly_supported", ranking.thinly_supported);
    out.key("candidates").list(ranking.candidates, [&](const auto& each) { write(out, each, program); });
    out.key("open").list(ranking.questions, [&](const auto& each) { write_attribute(each.attribute); });
    out.key("unanswered").list(ranking.unanswered, write_attribute);
    out.key("rules").object([&] {
      write_rules("fired", rules.fired);
      write_rules("nearly fired", rules.nearly);
      write_rules("not read", rules.not_read);
    });
  });
  return std::move(out).text();
}

std::string proof_text(const explain::Proof& proof) {
  JsonText out;
  write(out, proof);
  return std::move(out).text();
}

std::string words_text(const std::vector<std::string>& words) { return compact(words); }

}  // namespace counsel::cli
