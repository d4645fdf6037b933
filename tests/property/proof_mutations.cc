#include "tests/property/proof_mutations.h"

#include <algorithm>

#include "engine/lang/walk.h"

namespace counsel::property {

namespace {

using explain::Node;
using explain::NodeId;
using explain::Proof;

Value other_value(const Value& value) {
  struct Visit {
    Value operator()(const Name& name) const { return Name{name.text + "x"}; }
    Value operator()(const Text& text) const { return Text{text.text + "x"}; }
    Value operator()(std::int64_t integer) const { return integer == 0 ? std::int64_t{1} : integer - 1; }
    Value operator()(double number) const { return number_value(number + 1); }
    Value operator()(bool yes) const { return !yes; }
    Value operator()(Date date) const { return Date{date.days + 1}; }
  };
  return std::visit(Visit{}, value);
}

/// Whether some condition of the rule is open about the rows of the relation.
bool leaves_open(const lang::Rule& rule, RelationId relation) {
  bool open = false;
  for (const lang::Alternative& alternative : rule.alternatives)
    lang::for_each_literal(alternative, [&](const lang::Literal& literal) {
      const auto* atom = std::get_if<lang::Atom>(&literal);
      open = open || (atom && atom->relation == relation && std::ranges::any_of(atom->terms, [](const lang::Term& t) {
                        return std::holds_alternative<lang::Anything>(t);
                      }));
    });
  return open;
}

class Mutations {
 public:
  Mutations(const Proof& proof, const lang::Program& program,
            const std::function<void(const Proof&, const std::string&)>& visit)
      : proof_(proof), program_(program), visit_(visit) {}

  void run() {
    for (std::size_t i = 0; i < proof_.nodes.size(); ++i) {
      premises(i);
      words(i);
      claims(i);
      application(i);
    }
  }

 private:
  template <class Change>
  void mutate(std::size_t node, const std::string& what, Change&& change) {
    Proof mutated = proof_;
    change(mutated.nodes[node]);
    visit_(mutated, "node " + std::to_string(node) + " (" + proof_.nodes[node].statement + "): " + what);
  }

  /// Whether one proves what the other does, or may do so for whoever rests on it.
  bool equally_good(const Node& a, const Node& b) const {
    if (a.statement == b.statement) return true;
    const auto* one = std::get_if<explain::RowClaim>(&a.claim);
    const auto* other = std::get_if<explain::RowClaim>(&b.claim);
    if (!one || !other || one->relation != other->relation) return false;
    if (program_.relation(one->relation).attribute) return true;  // `A is known` by any value
    return std::ranges::any_of(program_.rules,
                               [&](const lang::Rule& rule) { return leaves_open(rule, one->relation); });
  }

  void premises(std::size_t node) {
    const std::vector<NodeId>& all = proof_.nodes[node].premises;
    mutate(node, "one more premise", [&](Node& n) { n.premises.push_back(all.empty() ? NodeId{0} : all.front()); });
    mutate(node, "a premise that is no node",
           [&](Node& n) { n.premises.push_back(static_cast<NodeId>(proof_.nodes.size())); });
    for (std::size_t i = 0; i < all.size(); ++i) {
      mutate(node, "without premise " + std::to_string(i),
             [&](Node& n) { n.premises.erase(n.premises.begin() + static_cast<std::ptrdiff_t>(i)); });
      for (std::size_t other = 0; other < proof_.nodes.size(); ++other)
        if (!equally_good(proof_.node(all[i]), proof_.nodes[other]))
          mutate(node, "premise " + std::to_string(i) + " is " + proof_.nodes[other].statement,
                 [&](Node& n) { n.premises[i] = static_cast<NodeId>(other); });
    }
  }

  void words(std::size_t node) {
    const Node& original = proof_.nodes[node];
    mutate(node, "another statement", [](Node& n) { n.statement += "x"; });
    mutate(node, "another kind",
           [](Node& n) { n.kind = n.kind == Node::Kind::fact ? Node::Kind::rule : Node::Kind::fact; });
    mutate(node, "more premises that are not there", [](Node& n) { ++n.hidden.members; });
    mutate(node, "another rule's name", [](Node& n) { n.rule += "x"; });
    mutate(node, "another rule's label", [](Node& n) { n.label += "x"; });
    mutate(node, "a source of its own", [](Node& n) { n.sources.push_back({{"elsewhere", ""}, "Elsewhere"}); });
    for (std::size_t i = 0; i < original.sources.size(); ++i) {
      mutate(node, "without a source",
             [&](Node& n) { n.sources.erase(n.sources.begin() + static_cast<std::ptrdiff_t>(i)); });
      mutate(node, "another place in a source", [&](Node& n) { n.sources[i].citation.locator += "x"; });
      mutate(node, "another title of a source", [&](Node& n) { n.sources[i].title += "x"; });
    }
    mutate(node, "other points", [](Node& n) { n.points_udb = n.points_udb.value_or(0) + 1; });
    mutate(node, "another verb", [](Node& n) { n.verb = n.verb == "suggests" ? "discourages" : "suggests"; });
    mutate(node, "overridden", [](Node& n) { n.overridden_by += "x"; });
    const bool stated = (original.kind == Node::Kind::fact || original.kind == Node::Kind::answer) && !original.by;
    if (!stated) return;
    mutate(node, "another place", [](Node& n) { n.place += "x"; });
    mutate(node, "from somebody else", [](Node& n) { n.who += "x"; });
    mutate(node, "another fact", [](Node& n) { n.fact = static_cast<FactId>(static_cast<std::int64_t>(n.fact) + 1); });
  }

  void claims(std::size_t node) {
    mutate(node, "no claim", [](Node& n) {
      if (std::holds_alternative<std::monostate>(n.claim))
        n.claim = explain::RowClaim{};
      else
        n.claim = std::monostate{};
    });
    const explain::Claim& claim = proof_.nodes[node].claim;
    if (const auto* row = std::get_if<explain::RowClaim>(&claim)) {
      mutate(node, "one more value", [](Node& n) { std::get<explain::RowClaim>(n.claim).values.emplace_back(true); });
      for (std::size_t i = 0; i < row->values.size(); ++i)
        mutate(node, "another value", [&](Node& n) {
          Value& value = std::get<explain::RowClaim>(n.claim).values[i];
          value = other_value(value);
        });
    }
    if (std::holds_alternative<explain::CandidateClaim>(claim))
      mutate(node, "another candidate", [](Node& n) { std::get<explain::CandidateClaim>(n.claim).candidate += "x"; });
    if (const auto* ranking = std::get_if<explain::RankingClaim>(&claim))
      mutate(node, "another decision", [&](Node& n) {
        n.claim = explain::RankingClaim{static_cast<DecisionId>(index(ranking->decision) + 1)};
      });
    if (std::holds_alternative<explain::ComparisonClaim>(claim)) {
      mutate(node, "another left side", [](Node& n) {
        auto& c = std::get<explain::ComparisonClaim>(n.claim);
        c.left = other_value(c.left);
      });
      mutate(node, "another right side", [](Node& n) {
        auto& c = std::get<explain::ComparisonClaim>(n.claim);
        c.right = other_value(c.right);
      });
    }
    if (const auto* absence = std::get_if<explain::AbsenceClaim>(&claim))
      for (std::size_t i = 0; i < absence->values.size(); ++i)
        mutate(node, "something else absent", [&](Node& n) {
          auto& value = std::get<explain::AbsenceClaim>(n.claim).values[i];
          value = value ? other_value(*value) : Value(true);
        });
    if (const auto* aggregate = std::get_if<explain::AggregateClaim>(&claim)) {
      mutate(node, "another result", [](Node& n) {
        auto& result = std::get<explain::AggregateClaim>(n.claim).result;
        result = result ? other_value(*result) : Value(true);
      });
      members<explain::AggregateClaim>(node, aggregate->members);
    }
    if (const auto* every = std::get_if<explain::EveryClaim>(&claim))
      members<explain::EveryClaim>(node, every->members);
  }

  template <class Of>
  void members(std::size_t node, const std::vector<explain::Member>& all) {
    for (std::size_t i = 0; i < all.size(); ++i) {
      mutate(node, "without a member", [&](Node& n) {
        auto& members = std::get<Of>(n.claim).members;
        members.erase(members.begin() + static_cast<std::ptrdiff_t>(i));
        n.premises.erase(n.premises.begin() + static_cast<std::ptrdiff_t>(i));
      });
      mutate(node, "a member twice", [&](Node& n) {
        auto& members = std::get<Of>(n.claim).members;
        members.push_back(members[i]);
        n.premises.push_back(n.premises[i]);
      });
      for (std::size_t v = 0; v < all[i].values.size(); ++v)
        mutate(node, "another value of a member", [&](Node& n) {
          auto& value = std::get<Of>(n.claim).members[i].values[v];
          value = value ? other_value(*value) : Value(true);
        });
    }
  }

  void application(std::size_t node) {
    const auto& by = proof_.nodes[node].by;
    if (!by) return;
    mutate(node, "by no rule", [](Node& n) { n.by.reset(); });
    // Two dated facts may say the same.
    const bool written = index(by->rule) < program_.written;
    mutate(node, "by another rule",
           [&](Node& n) { n.by->rule = static_cast<RuleId>(written ? index(n.by->rule) + 1 : program_.rules.size()); });
    mutate(node, "in a way that the rule has not", [](Node& n) { n.by->alternative += 1000; });
    for (std::size_t v = 0; v < by->values.size(); ++v)
      mutate(node, "another value of a variable", [&](Node& n) {
        auto& value = n.by->values[v];
        value = value ? other_value(*value) : Value(true);
      });
  }

  const Proof& proof_;
  const lang::Program& program_;
  const std::function<void(const Proof&, const std::string&)>& visit_;
};

}  // namespace

void for_each_mutation(const Proof& proof, const lang::Program& program,
                       const std::function<void(const Proof&, const std::string&)>& visit) {
  Mutations(proof, program, visit).run();
}

}  // namespace counsel::property
