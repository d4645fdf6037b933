#include "cli/audit/drift.h"

#include <algorithm>

#include "cli/render/json_values.h"
#include "cli/render/numbers.h"
#include "engine/base/json_depth.h"

namespace counsel::cli {

namespace {

/// Nothing where it is nested deeper than anything of ours.
json read(std::string_view text) { return is_nested_too_deep(text) ? json() : json::parse(text); }

std::string quoted(const json& value) { return value.is_string() ? value.get<std::string>() : value.dump(); }

/// The first place at which they differ, and how: "`said` 1 `points_udb` was 1000000, and is 2000000".
std::string difference(const json& was, const json& is) {
  if (was.is_object() && is.is_object()) {
    for (const auto& [key, value] : was.items()) {
      if (!is.contains(key)) return "`" + key + "` was " + quoted(value) + ", and is gone";
      if (is[key] != value) return "`" + key + "` " + difference(value, is[key]);
    }
    for (const auto& [key, value] : is.items())
      if (!was.contains(key)) return "`" + key + "` is new: " + quoted(value);
    return "has its keys in another order";
  }
  if (was.is_array() && is.is_array()) {
    for (std::size_t i = 0; i < std::min(was.size(), is.size()); ++i)
      if (was[i] != is[i]) return std::to_string(i + 1) + " " + difference(was[i], is[i]);
    return "had " + std::to_string(was.size()) + " entries, and has " + std::to_string(is.size());
  }
  return "was " + quoted(was) + ", and is " + quoted(is);
}

/// The same of two lists of what has a name: "node 2, `Phoenix`: …".
std::string differing_entry(const json& was, const json& is, const std::string& called, const char* named) {
  for (std::size_t i = 0; i < std::min(was.size(), is.size()); ++i) {
    if (was[i] == is[i]) continue;
    const std::string name = quoted(was[i].at(named)), other = quoted(is[i].at(named));
    const std::string entry = called + " " + std::to_string(i + 1);
    if (name != other) return entry + " was `" + name + "`, and is `" + other + "`";
    return entry + ", `" + name + "`: " + difference(was[i], is[i]);
  }
  return "the number of " + called + "s was " + std::to_string(was.size()) + ", and is " + std::to_string(is.size());
}

std::string points(const json& candidate) { return points_text(candidate.at("points_udb").get<std::int64_t>()); }

/// Of the ranking: who has other points, or another place.
std::string differing_candidate(const json& recorded, const json& now) {
  for (std::size_t i = 0; i < std::min(recorded.size(), now.size()); ++i) {
    const json& one = recorded[i];
    const json& other = now[i];
    if (one.at("name") == other.at("name") && one.at("points_udb") != other.at("points_udb"))
      return quoted(one.at("label")) + " had " + points(one) + " points, and has " + points(other);
  }
  return differing_entry(recorded, now, "candidate", "name");
}

}  // namespace

std::optional<std::string> result_drift(std::string_view recorded, std::string_view now) try {
  if (recorded == now) return std::nullopt;
  const json was = read(recorded), is = read(now);
  if (was.at("candidates") != is.at("candidates")) return differing_candidate(was["candidates"], is["candidates"]);
  return difference(was, is);
} catch (const json::exception&) {
  return "the result on record is none that counsel writes";
}

std::optional<std::string> proof_drift(std::string_view recorded, std::string_view now) try {
  if (recorded == now) return std::nullopt;
  const json was = read(recorded), is = read(now);
  if (was.at("nodes") != is.at("nodes")) return differing_entry(was["nodes"], is["nodes"], "node", "statement");
  return difference(was, is);
} catch (const json::exception&) {
  return "the proof on record is none that counsel writes";
}

}  // namespace counsel::cli
