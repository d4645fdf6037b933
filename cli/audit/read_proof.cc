#include "cli/audit/read_proof.h"

#include <algorithm>

#include "cli/audit/read_json.h"
#include "cli/render/json_parts.h"

namespace counsel::cli {

namespace {

using explain::Node;
using explain::NodeId;
using explain::Proof;

constexpr auto kLastKind = Node::Kind::ranking;
constexpr auto kLastOrigin = Origin::declared;

/// The value of an enumeration whose word this is.
template <class Enum, class Word>
Enum named(const std::string& word, Enum last, Word word_of) {
  for (auto each = Enum{}; each <= last; each = static_cast<Enum>(static_cast<int>(each) + 1))
    if (word_of(each) == word) return each;
  throw Malformed{"it says `" + word + "`, which is no word of a proof"};
}

template <class One>
auto read_list(const json& value, One one) {
  std::vector<decltype(one(value))> items;
  if (!value.is_null())
    for (const json& each : list(value)) items.push_back(one(each));
  return items;
}

explain::SourceNote read_source(const json& value) {
  return {{text(at(value, "document")), text(at(value, "locator"))}, text(at(value, "title"))};
}

explain::Disputed read_disputed(const json& value) {
  return {text(at(value, "statement")), text(at(value, "place")), read_list(at(value, "sources"), read_source)};
}

std::size_t read_count(const json& value) {
  const std::int64_t count = value.is_null() ? 0 : integer(value);
  if (count < 0) throw Malformed{"there are fewer than none"};
  return static_cast<std::size_t>(count);
}

explain::Hidden read_hidden(const json& value) {
  if (value.is_null()) return {};
  const auto said = [&](const char* side) -> explain::Hidden::Said {
    const json& each = at(value, side);
    if (each.is_null()) return {};
    return {read_count(at(each, "count")), points_udb(at(each, "points"))};
  };
  return {.in_favour = said("for"),
          .against = said("against"),
          .exclusions = read_count(at(value, "exclusions")),
          .cautions = read_count(at(value, "cautions")),
          .overridden = read_count(at(value, "overridden")),
          .candidates = read_count(at(value, "candidates")),
          .members = read_count(at(value, "members")),
          .below = read_count(at(value, "below"))};
}

class ProofReader {
 public:
  explicit ProofReader(const json& value) : nodes_(list(at(value, "nodes"))), shared_(at(value, "shared_evidence")) {}

  Proof proof() const {
    Proof proof;
    for (const json& each : nodes_) proof.nodes.push_back(node(each));
    proof.shared = read_list(shared_, [this](const json& each) -> explain::SharedEvidence {
      return {places(at(each, "grounds")), places(at(each, "supports"))};
    });
    require_grounds(proof);
    return proof;
  }

 private:
  std::vector<NodeId> places(const json& value) const {
    return read_list(value, [this](const json& each) {
      const std::int64_t place = integer(each);
      if (place < 0 || static_cast<std::size_t>(place) >= nodes_.size())
        throw Malformed{"there is no node " + std::to_string(place)};
      return static_cast<NodeId>(place);
    });
  }

  Node node(const json& value) const {
    Node node{.kind = named(text(at(value, "kind")), kLastKind, kind_word), .statement = text(at(value, "statement"))};
    if (const json& points = at(value, "points"); !points.is_null()) node.points_udb = points_udb(points);
    node.verb = text_or_empty(at(value, "verb"));
    node.rule = text_or_empty(at(value, "rule"));
    node.label = text_or_empty(at(value, "label"));
    node.because = text_or_empty(at(value, "because"));
    if (const json& origin = at(value, "origin"); !origin.is_null()) node.origin = named(text(origin), kLastOrigin, origin_word);
    if (node.kind == Node::Kind::declared) node.origin = Origin::declared;
    if (const json& fact = at(value, "fact"); !fact.is_null()) node.fact = static_cast<FactId>(integer(fact));
    node.place = text_or_empty(at(value, "place"));
    node.who = text_or_empty(at(value, "who"));
    node.overridden_by = text_or_empty(at(value, "overridden_by"));
    node.sources = read_list(at(value, "sources"), read_source);
    node.disputed = read_list(at(value, "disputed"), read_disputed);
    node.premises = places(list(at(value, "premises")));
    node.hidden = read_hidden(at(value, "hidden"));
    return node;
  }

  /// Fails where a node rests on itself, by however many others: what draws proofs would never come to an end.
  static void require_grounds(const Proof& proof) {
    enum class Seen : std::uint8_t { no, above, done };
    std::vector<Seen> seen(proof.nodes.size(), Seen::no);
    struct Step {
      std::size_t node, next;
    };
    std::vector<Step> way;
    for (std::size_t root = 0; root < proof.nodes.size(); ++root) {
      if (seen[root] == Seen::no) way.push_back({root, 0});
      while (!way.empty()) {
        Step& step = way.back();
        seen[step.node] = Seen::above;
        const std::vector<NodeId>& premises = proof.nodes[step.node].premises;
        if (step.next == premises.size()) {
          seen[step.node] = Seen::done;
          way.pop_back();
          continue;
        }
        const auto premise = static_cast<std::size_t>(premises[step.next++]);
        if (seen[premise] == Seen::above) throw Malformed{"the node " + std::to_string(premise) + " rests on itself"};
        if (seen[premise] == Seen::no) way.push_back({premise, 0});
      }
    }
  }

  const json& nodes_;
  const json& shared_;
};

}  // namespace

Result<Proof> read_proof(std::string_view text) {
  return reading("a proof", [text] {
    const json value = parsed(text);
    return ProofReader(value).proof();
  });
}

}  // namespace counsel::cli
