#include "cli/render/json_parts.h"

namespace counsel::cli {

namespace {

json as_value(const auto& part) {
  JsonText out;
  write(out, part);
  return json::parse(std::move(out).text());
}

}  // namespace

double in_decibels(std::int64_t points_udb) { return static_cast<double>(points_udb) / 1e6; }

json points(std::int64_t points_udb) { return in_decibels(points_udb); }

json value(const Value& each) {
  if (const auto* integer = std::get_if<std::int64_t>(&each)) return *integer;
  if (const auto* number = std::get_if<double>(&each)) return *number;
  if (const auto* yes = std::get_if<bool>(&each)) return *yes;
  return to_string(each);
}

void write(JsonText& out, const explain::SourceNote& note) {
  out.object([&] {
    out.member("document", note.citation.document);
    out.member("title", note.title);
    out.member("locator", note.citation.locator);
  });
}

void write(JsonText& out, const explain::Disputed& other) {
  out.object([&] {
    out.member("statement", other.statement);
    out.member("place", other.place);
    write_all(out.key("sources"), other.sources);
  });
}

void write(JsonText& out, const explain::Hidden& each) {
  out.object([&] {
    const auto add_said = [&out](const char* key, const explain::Hidden::Said& said) {
      if (said.count == 0) return;
      out.key(key).object([&] {
        out.member("count", said.count);
        out.member("points", in_decibels(said.points_udb));
      });
    };
    const auto add_count = [&out](const char* key, std::size_t count) {
      if (count > 0) out.member(key, count);
    };
    add_said("for", each.in_favour);
    add_said("against", each.against);
    add_count("exclusions", each.exclusions);
    add_count("cautions", each.cautions);
    add_count("overridden", each.overridden);
    add_count("candidates", each.candidates);
    add_count("members", each.members);
    add_count("below", each.below);
  });
}

json source(const explain::SourceNote& note) { return as_value(note); }
json disputed(const explain::Disputed& other) { return as_value(other); }
json hidden(const explain::Hidden& each) { return as_value(each); }
json proof(const explain::Proof& proof) { return as_value(proof); }

json reason(const ReasonView& view) {
  json out = {{"points", points(view.points_udb)},
              {"text", view.text},
              {"rule", view.rule},
              {"label", view.label},
              {"place", view.place},
              {"sources", list_of(view.sources, source)}};
  if (!view.disputed.empty()) out["disputed"] = list_of(view.disputed, disputed);
  if (!view.overridden_by.empty()) out["overridden_by"] = view.overridden_by;
  return out;
}

json given(const GivenView& view) { return {{"attribute", view.attribute}, {"values", view.values}}; }

json as_of(const AsOf& each) {
  return {{"asked", each.typed},
          {"version", each.version},
          {"made_at", each.version == 0 ? json(nullptr) : json(each.made_at)}};
}

std::string written(json answer, const std::optional<AsOf>& when) {
  if (when) answer["as_of"] = as_of(*when);
  return written(answer);
}

json position(const explain::Position& each) {
  return {{"rank", each.rank == 0 ? json(nullptr) : json(each.rank)}, {"tied", each.tied}, {"points", points(each.points_udb)}};
}

json changed_answer(const ChangedAnswerView& view) {
  return {{"attribute", view.attribute},
          {"before", view.before ? json(*view.before) : json(nullptr)},
          {"after", view.after ? json(*view.after) : json(nullptr)}};
}

json lead(const WhatIfView::Lead& each) {
  return {{"outcome", decide::outcome_word(each.outcome)}, {"leaders", each.leaders}};
}

json candidate_change(const CandidateChangeView& view) {
  return {{"name", view.name},
          {"label", view.label},
          {"changed", view.changed},
          {"before", position(view.before)},
          {"after", position(view.after)},
          {"gained", list_of(view.gained, reason)},
          {"lost", list_of(view.lost, reason)},
          {"excluded_by", list_of(view.exclusions_gained, reason)},
          {"no_longer_excluded_by", list_of(view.exclusions_lost, reason)},
          {"cautions_gained", list_of(view.cautions_gained, reason)},
          {"cautions_lost", list_of(view.cautions_lost, reason)}};
}

}  // namespace counsel::cli
