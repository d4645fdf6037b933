#include "cli/render/json.h"

#include <array>
#include <string_view>

#include "cli/render/json_parts.h"
#include "cli/render/proof_words.h"

namespace counsel::cli {

std::string_view kind_word(explain::Node::Kind kind) {
  constexpr std::array<std::string_view, 14> kWords = {"candidate", "rule",      "fact",  "answer",  "declared", "comparison",
                                                       "absence",   "aggregate", "every", "binding", "combined", "assumed",
                                                       "several",   "ranking"};
  return kWords[static_cast<std::size_t>(kind)];
}

namespace {

json node_place(explain::NodeId id) { return index(id); }

json node(const explain::Node& each, explain::NodeId id) {
  json out = {{"id", node_name(id)}, {"kind", kind_word(each.kind)}, {"statement", each.statement}};
  if (each.points_udb) out["points"] = points(*each.points_udb);
  // What does not apply to a node is left out.
  const auto add = [&out](const char* key, const std::string& text) {
    if (!text.empty()) out[key] = text;
  };
  add("verb", each.verb);
  add("rule", each.rule);
  add("label", each.label);
  add("because", each.because);
  if (each.kind == explain::Node::Kind::fact || each.kind == explain::Node::Kind::answer)
    out["origin"] = origin_word(each.origin);
  if (each.fact != FactId{}) out["fact"] = static_cast<std::int64_t>(each.fact);
  add("place", each.place);
  add("who", each.who);
  add("overridden_by", each.overridden_by);
  if (!each.sources.empty()) out["sources"] = list_of(each.sources, source);
  if (!each.disputed.empty()) out["disputed"] = list_of(each.disputed, disputed);
  out["premises"] = list_of(each.premises, node_place);
  if (each.hidden.any()) out["hidden"] = hidden(each.hidden);
  return out;
}

}  // namespace

json proof(const explain::Proof& proof) {
  json nodes = json::array();
  for (const explain::Node& each : proof.nodes) nodes.push_back(node(each, static_cast<explain::NodeId>(nodes.size())));
  json out = {{"root", proof.nodes.empty() ? json(nullptr) : json(0)}, {"nodes", std::move(nodes)}};
  const auto shared = [](const explain::SharedEvidence& each) -> json {
    return {{"grounds", list_of(each.grounds, node_place)}, {"supports", list_of(each.supports, node_place)}};
  };
  if (!proof.shared.empty()) out["shared_evidence"] = list_of(proof.shared, shared);
  return out;
}

std::string proof_json(const explain::Proof& shown, const std::optional<AsOf>& as_of) {
  json out = {{"format", "counsel.proof/1"}};
  out.update(proof(shown));
  return written(std::move(out), as_of);
}

}  // namespace counsel::cli
