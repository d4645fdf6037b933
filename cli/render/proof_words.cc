#include "cli/render/proof_words.h"

#include "cli/render/numbers.h"
#include "cli/render/text.h"
#include "engine/base/ids.h"
#include "engine/base/listed.h"

namespace counsel::cli {

namespace {

using explain::Hidden;
using explain::Node;

/// A rule, or all the ways in which one holds.
bool says(const Node& node) { return node.kind == Node::Kind::rule || node.kind == Node::Kind::several; }

/// Of what a rule says about a candidate: the reason, since the candidate is at the root.
std::string text_of(const Node& node) {
  const std::string& reason = node.because.empty() ? node.label : node.because;
  if (!node.overridden_by.empty()) return "overridden: " + reason;
  if (node.verb == "excludes") return "ruled out: " + reason;
  if (node.verb == "cautions") return "but " + reason;
  return says(node) && (node.points_udb || !node.verb.empty()) ? reason : node.statement;
}

std::string points_of(const Node& node) {
  if (!node.points_udb) return "";
  if (node.kind == Node::Kind::candidate) return points_text(*node.points_udb) + " points";
  return says(node) && *node.points_udb != 0 ? signed_points_text(*node.points_udb) : "";
}

std::string rule_words(const Node& node) {
  std::string out = "rule " + node.rule;
  if (!node.label.empty() && node.label != node.rule) out += " " + counsel::quoted(node.label);
  return joined(std::move(out), ", ", node.place);
}

std::string origin_of(const Node& node) {
  switch (node.kind) {
    case Node::Kind::rule:
      return rule_words(node);
    case Node::Kind::fact:
    case Node::Kind::answer:
      return node.place;
    case Node::Kind::declared:
      return node.premises.empty() ? joined("declared", " at ", node.place) : "it has a value";
    case Node::Kind::assumed:
      return joined("assumed: nobody said otherwise", "; declared at ", node.place);
    case Node::Kind::absence:
      return "nothing says so";
    case Node::Kind::aggregate:
    case Node::Kind::every:
      return node.premises.empty() && !node.hidden.any() ? "there is none" : "";
    case Node::Kind::combined:
      return "adds up from";
    case Node::Kind::several:
      return std::holds_alternative<explain::RowClaim>(node.claim) ? "holds in several ways" : "";
    case Node::Kind::binding:
    case Node::Kind::ranking:
    case Node::Kind::candidate:
    case Node::Kind::comparison:
      break;
  }
  return "";
}

/// "3 more reasons for, together +1.5 points"
std::string hidden_said(const Hidden::Said& said, std::string_view side) {
  return counted(said.count, "more reason") + " " + std::string(side) + (said.count > 1 ? ", together " : ", ") +
         signed_points_text(said.points_udb) + " points";
}

}  // namespace

std::string node_name(explain::NodeId id) { return "n" + std::to_string(index(id)); }

NodeWords words_of(const Node& node) {
  NodeWords words{.points = points_of(node), .text = text_of(node), .notes = {}, .origin = origin_of(node)};
  if (node.kind == Node::Kind::rule) {
    if (!node.overridden_by.empty()) words.notes.push_back("overridden by rule " + node.overridden_by);
    if (!node.because.empty() && node.verb.empty()) words.notes.push_back("because " + node.because);
  }
  if (!node.who.empty()) {
    const std::string_view how = node.origin == Origin::imported ? "imported by " : "added by ";
    words.origin = joined(std::move(words.origin), ", ", std::string(how) + node.who);
  }
  return words;
}

std::string hidden_words(const Hidden& hidden) {
  std::string out;
  const auto add = [&out](std::size_t count, const std::string& words) {
    if (count > 0) out = joined(std::move(out), "; ", words);
  };
  add(hidden.exclusions, counted(hidden.exclusions, "more reason") + " to rule it out");
  add(hidden.in_favour.count, hidden_said(hidden.in_favour, "for"));
  add(hidden.against.count, hidden_said(hidden.against, "against"));
  add(hidden.cautions, counted(hidden.cautions, "more caution"));
  add(hidden.overridden, counted(hidden.overridden, "more overridden reason"));
  add(hidden.candidates, counted(hidden.candidates, "more candidate"));
  add(hidden.members, std::to_string(hidden.members) + " more");
  add(hidden.below, counted(hidden.below, "more step") + " below");
  return out;
}

std::vector<SharedWords> shared_words(const explain::Proof& proof) {
  std::vector<SharedWords> out;
  for (const explain::SharedEvidence& each : proof.shared) {
    std::vector<std::string> grounds;
    for (const explain::NodeId id : each.grounds) grounds.push_back(proof.node(id).statement);
    SharedWords words{.grounds = listed(grounds), .supports = {}};
    for (const explain::NodeId id : each.supports) words.supports.push_back(words_of(proof.node(id)));
    out.push_back(std::move(words));
  }
  return out;
}

std::string joined(std::string left, std::string_view separator, std::string_view right) {
  if (left.empty()) return std::string(right);
  if (!right.empty()) left += std::string(separator) + std::string(right);
  return left;
}

}  // namespace counsel::cli
