// engine/explain/proof.h
// Why something holds, down to facts, answers and documents: a value that any renderer can draw.
//
// Shape:  nodes of a directed acyclic graph; premises come after the node that rests on them, except where a
//         part is shared. The root is the first node. Texts are in the author's words and hold no internal id.
// Order:  premises as the rule's author wrote the conditions; of several ways to derive something, that of the shortest
//         proof: height, then size, then rule, then values (shortest.h). Equal on every run and machine.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/fact.h"
#include "engine/base/ids.h"
#include "engine/base/value.h"
#include "engine/explain/claim.h"

namespace counsel::explain {

enum class NodeId : std::uint32_t {};

/// A document with its title looked up.
struct SourceNote {
  Citation citation;
  std::string title;
};

/// A stated fact that says otherwise: the author's sources disagree.
struct Disputed {
  std::string statement;
  std::string place;
  std::vector<SourceNote> sources;
};

/// What a proof leaves out below a node, because it was made smaller (trim.h) or there would be too much.
struct Hidden {
  struct Said {
    std::size_t count = 0;
    std::int64_t points_udb = 0;
    bool operator==(const Said&) const = default;
  };
  Said in_favour, against;      // what rules say, with the points that it adds up to
  std::size_t exclusions = 0;   // … and what they say without points
  std::size_t cautions = 0;
  std::size_t overridden = 0;
  std::size_t candidates = 0;   // of a ranking
  std::size_t members = 0;      // other premises: of an aggregate, an `every`, an uncertain fact, of several
  std::size_t below = 0;        // nodes that this one rests on, however far down, where the proof stops at it
  bool operator==(const Hidden&) const = default;
  bool any() const { return *this != Hidden{}; }
};

struct Node {
  enum class Kind : std::uint8_t {
    candidate,   // a candidate of a decision; premises: everything said about it
    rule,        // follows by a rule; premises: its conditions
    fact,        // in the fact base
    answer,      // given for this case
    declared,    // follows from a declaration, such as the members of a kind
    comparison,  // `3 <= 5`
    absence,     // a `not …`: nothing of the kind holds; premises: that the question was answered, if it is one
    aggregate,   // `3 = count of ?x where (…)`; premises: one for each binding
    every,       // `every ?x where (…) has (…)`; premises: that each has it
    binding,     // one way in which several conditions hold together inside one of these; premises: they
    combined,    // an uncertain fact; premises: what is stated, and what rules say for it, with their points
    assumed,     // the default of an attribute that nobody answered
    several,     // it holds in several ways, and its premises are they; or what was asked about has several values
    ranking,     // of a decision; premises: its candidates, in order
  };
  Kind kind = Kind::fact;
  std::string statement;               // "Phoenix written-in Elixir", "concurrency is high", "not (3 <= 5)"
  std::optional<std::int64_t> points_udb;  // candidates, and what speaks for or against one
  std::string verb;                    // "suggests", "excludes" … for what a rule says about a candidate
  std::string rule;                    // name …
  std::string label;                   // … and label of the rule
  std::string because;                 // the author's reason, filled in; may be empty
  std::string place;                   // "knowledge.rules:12", or where an answer or import came from
  std::string who;                     // for facts a person added or imported
  Origin origin = Origin::rules;       // of facts and answers
  FactId fact{};                       // of facts, in their base
  std::string overridden_by;           // the name of the rule on whose account it does not count
  std::vector<SourceNote> sources;
  std::vector<Disputed> disputed;
  std::vector<NodeId> premises;
  Hidden hidden;                       // what is left out
  Claim claim;                         // the statement, for a checker …
  std::optional<Application> by;       // … and the rule by which it follows
};

/// Premises of the root that rest on the same facts and answers, and so are no independent evidence: of a candidate,
/// those that have points.
struct SharedEvidence {
  std::vector<NodeId> grounds;   // the facts and answers, in order of their nodes
  std::vector<NodeId> supports;  // the premises that rest on all of them, two or more
};

struct Proof {
  std::vector<Node> nodes;
  std::vector<SharedEvidence> shared = {};  // by the first of their supports
  const Node& node(NodeId id) const { return nodes[static_cast<std::size_t>(id)]; }
  /// Whether something that is said of the candidate excludes it.
  bool rules_out(NodeId candidate) const {
    return std::ranges::any_of(node(candidate).premises, [this](NodeId said) {
      return node(said).verb == "excludes" && node(said).overridden_by.empty();
    });
  }
};

}  // namespace counsel::explain
