#include "cli/render/json.h"

#include <array>
#include <span>
#include <string_view>

#include "cli/render/json_parts.h"
#include "cli/render/proof_words.h"
#include "cli/render/shared_texts.h"

namespace counsel::cli {

std::string_view kind_word(explain::Node::Kind kind) {
  constexpr std::array<std::string_view, 14> kWords = {"candidate", "rule",      "fact",  "answer",  "declared", "comparison",
                                                       "absence",   "aggregate", "every", "binding", "combined", "assumed",
                                                       "several",   "ranking"};
  return kWords[static_cast<std::size_t>(kind)];
}

namespace {

void write_places(JsonText& out, std::span<const explain::NodeId> nodes) {
  out.list(nodes, [&](explain::NodeId id) { out.value(index(id)); });
}

/// What stands between the node's id and its premises.
void write_said(JsonText& out, const explain::Node& each) {
  out.member("kind", kind_word(each.kind));
  out.member("statement", each.statement);
  if (each.points_udb) out.member("points", in_decibels(*each.points_udb));
  // What does not apply to a node is left out.
  const auto add = [&out](const char* key, const std::string& text) {
    if (!text.empty()) out.member(key, text);
  };
  add("verb", each.verb);
  add("rule", each.rule);
  add("label", each.label);
  add("because", each.because);
  if (each.kind == explain::Node::Kind::fact || each.kind == explain::Node::Kind::answer)
    out.member("origin", origin_word(each.origin));
  if (each.fact != FactId{}) out.member("fact", static_cast<std::int64_t>(each.fact));
  add("place", each.place);
  add("who", each.who);
  add("overridden_by", each.overridden_by);
  if (!each.sources.empty()) write_all(out.key("sources"), each.sources);
  if (!each.disputed.empty()) write_all(out.key("disputed"), each.disputed);
}

void write_node(JsonText& out, const explain::Node& each, explain::NodeId id, std::span<const explain::NodeId> premises,
                const auto& said) {
  out.object([&] {
    out.member("id", node_name(id));
    said();
    write_places(out.key("premises"), premises);
    if (each.hidden.any()) write(out.key("hidden"), each.hidden);
  });
}

}  // namespace

void write(JsonText& out, const explain::Proof& proof) {
  out.object([&] {
    if (proof.nodes.empty())
      out.key("root").null();
    else
      out.member("root", 0);
    std::uint32_t number = 0;
    out.key("nodes").list(proof.nodes, [&](const explain::Node& each) {
      write_node(out, each, explain::NodeId{number++}, each.premises, [&] { write_said(out, each); });
    });
    if (proof.shared.empty()) return;
    out.key("shared_evidence").list(proof.shared, [&](const explain::SharedEvidence& each) {
      out.object([&] {
        write_places(out.key("grounds"), each.grounds);
        write_places(out.key("supports"), each.supports);
      });
    });
  });
}

std::string_view SharedTexts::of(const explain::SharedProof& proof) {
  if (texts_.size() > kMostTexts) texts_.clear();
  out_.clear();
  out_.object([&] {
    out_.member("root", 0);
    std::uint32_t number = 0;
    out_.key("nodes").list(proof.nodes, [&](const explain::SharedProof::Placed& each) {
      write_node(out_, *each.node, explain::NodeId{number++}, proof.premises_of(each), [&] {
        if (each.number == 0)
          write_said(out_, *each.node);
        else
          out_.members(said_by(*each.node, each.number));
      });
    });
  });
  return out_.text();
}

const std::string& SharedTexts::said_by(const explain::Node& node, std::uint64_t number) {
  const auto [known, is_new] = texts_.try_emplace(number);
  if (is_new) {
    JsonText text;
    write_said(text, node);
    known->second = std::move(text).text();
  }
  return known->second;
}

std::string proof_json(const explain::Proof& shown, const std::optional<AsOf>& as_of) {
  json out = {{"format", "counsel.proof/1"}};
  out.update(proof(shown));
  return written(std::move(out), as_of);
}

}  // namespace counsel::cli
