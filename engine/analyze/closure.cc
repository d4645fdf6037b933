#include "engine/analyze/closure.h"

#include <algorithm>
#include <cmath>
#include <list>

#include "engine/analyze/value_order.h"
#include "engine/lang/comparisons.h"

namespace counsel::analyze {

namespace {

using lang::Arithmetic;
using lang::Atom;
using lang::Attribute;
using lang::Comparator;
using lang::Operator;
using lang::Program;
using lang::Relation;
using lang::Role;
using lang::Rule;
using lang::Term;
using lang::Test;

using Node = std::size_t;

bool same_words(const Arithmetic& a, const Arithmetic& b) {
  return a.op == b.op && a.leaf == b.leaf && std::ranges::equal(a.operands, b.operands, same_words);
}

/// The claims of one question, gathered and then closed.
class Closure {
 public:
  Closure(const Program& program, const Rule& rule, bool ranges) : program_(program), rule_(rule), ranges_(ranges) {}

  void add(const Claim& claim) {
    if (const auto* test = std::get_if<Test>(claim.literal)) return add_test(*test, claim.denied);
    // Of aggregates and `every` nothing is known: they depend on whole relations.
    if (const auto* atom = std::get_if<Atom>(claim.literal))
      (atom->negated != claim.denied ? absent_ : present_).push_back(atom);
  }

  bool possible() {
    // INVARIANT: `present_` first, since a variable or an atom that has an attribute's value makes its node.
    for (const Atom* atom : present_) add_present(*atom);
    for (const Atom* atom : absent_)
      if (is_denied(*atom)) return false;
    return values_agree() && orders_agree() && texts_agree();
  }

 private:
  struct Known {
    std::variant<VariableId, RelationId, const Value*, const Arithmetic*> what;  // a RelationId: the attribute's value
    bool whole = false;                                                          // takes whole numbers only
    const ColumnType* type = nullptr;                                            // of a variable or attribute
  };
  struct Order {
    Node low, high;
    bool strict;
  };

  struct TextTest {
    Comparator comparator;
    Node left, right;
  };

  Node add_node(Known term) {
    nodes_.push_back(std::move(term));
    parent_.push_back(nodes_.size() - 1);
    return nodes_.size() - 1;
  }

  Node constant(const Value& value) {
    for (Node i = 0; i < nodes_.size(); ++i)
      if (const auto* known = std::get_if<const Value*>(&nodes_[i].what); known && order_of(**known, value) == 0)
        return i;
    return add_node({.what = &value});
  }

  Node variable(VariableId id) {
    for (Node i = 0; i < nodes_.size(); ++i)
      if (const auto* known = std::get_if<VariableId>(&nodes_[i].what); known && *known == id) return i;
    const lang::Variable& about = rule_.variables[index(id)];
    const Node made = add_node({.what = id, .whole = about.type.type == Type::integer, .type = &about.type});
    if (about.attribute && holds_one(*about.attribute)) join(made, value_of(*about.attribute));
    return made;
  }

  std::optional<Node> find_value_of(RelationId attribute) const {
    for (Node i = 0; i < nodes_.size(); ++i)
      if (const auto* known = std::get_if<RelationId>(&nodes_[i].what); known && *known == attribute) return i;
    return std::nullopt;
  }

  /// The value of an attribute that has exactly one.
  Node value_of(RelationId id) {
    if (const auto known = find_value_of(id)) return *known;
    const Relation& relation = program_.relation(id);
    const ColumnType& type = relation.columns.front().type;
    const Node made = add_node({.what = id, .whole = type.type == Type::integer, .type = &type});
    if (ranges_ && relation.attribute->from) add_order(constant(*relation.attribute->from), made, false);
    if (ranges_ && relation.attribute->to) add_order(made, constant(*relation.attribute->to), false);
    return made;
  }

  std::optional<Node> node(const Term& term) {
    if (const auto* id = std::get_if<VariableId>(&term)) return variable(*id);
    if (const auto* value = std::get_if<Value>(&term)) return constant(*value);
    return std::nullopt;
  }

  Node node(const Arithmetic& arithmetic) {
    if (arithmetic.op == Operator::leaf) return *node(arithmetic.leaf);
    for (Node i = 0; i < nodes_.size(); ++i)
      if (const auto* known = std::get_if<const Arithmetic*>(&nodes_[i].what); known && same_words(**known, arithmetic))
        return i;
    return add_node({.what = &arithmetic});
  }

  Node root(Node node) const {
    while (parent_[node] != node) node = parent_[node];
    return node;
  }
  void join(Node a, Node b) { parent_[root(a)] = root(b); }

  bool holds_one(RelationId id) const {
    const Relation& relation = program_.relation(id);
    return relation.role == Role::attribute && relation.attribute->holds == Attribute::Holds::one &&
           !relation.uncertain;
  }

  void add_test(const Test& test, bool denied) {
    const Node left = node(test.left), right = node(test.right);
    const Comparator comparator = denied ? lang::opposite(test.comparator) : test.comparator;
    switch (comparator) {
      case Comparator::equal:
        return join(left, right);
      case Comparator::not_equal:
        return different_.emplace_back(left, right), void();
      case Comparator::less:
        return add_order(left, right, true);
      case Comparator::less_equal:
        return add_order(left, right, false);
      case Comparator::greater:
        return add_order(right, left, true);
      case Comparator::greater_equal:
        return add_order(right, left, false);
      case Comparator::contains:
      case Comparator::not_contains:
      case Comparator::starts_with:
      case Comparator::not_starts_with:
      case Comparator::ends_with:
      case Comparator::not_ends_with:
      case Comparator::matches:
      case Comparator::not_matches:
        return texts_.push_back({comparator, left, right});
    }
  }

  /// Between whole numbers and a constant every bound is one that can be met: `x < 2.5` is `x <= 2`.
  void add_order(Node low, Node high, bool strict) {
    const auto tightened = [&](Node bound, bool upper) -> std::optional<Node> {
      const auto* value = std::get_if<const Value*>(&nodes_[bound].what);
      if (!value || !nodes_[upper ? low : high].whole) return std::nullopt;
      if (const auto* integer = std::get_if<std::int64_t>(*value)) {
        constexpr std::int64_t kEdge = std::int64_t{1} << 62;
        if (!strict || *integer > kEdge || *integer < -kEdge) return std::nullopt;
        return constant(made_.emplace_back(*integer + (upper ? -1 : 1)));
      }
      const auto* real = std::get_if<double>(*value);
      if (!real || std::abs(*real) > 1e15) return std::nullopt;
      const auto floor = static_cast<std::int64_t>(std::floor(*real)),
                 ceiling = static_cast<std::int64_t>(std::ceil(*real));
      if (floor == ceiling) return constant(made_.emplace_back(floor + (strict ? (upper ? -1 : 1) : 0)));
      return constant(made_.emplace_back(upper ? floor : ceiling));
    };
    if (const auto bound = tightened(high, true)) return orders_.push_back({low, *bound, false});
    if (const auto bound = tightened(low, false)) return orders_.push_back({*bound, high, false});
    orders_.push_back({low, high, strict});
  }

  void add_present(const Atom& atom) {
    if (!holds_one(atom.relation)) {
      for (const Term& term : atom.terms) node(term);
      return;
    }
    const Node value = value_of(atom.relation);
    if (const auto term = node(atom.terms.front())) join(*term, value);
  }

  /// Whether an atom that may not hold does; otherwise its part in what values have to differ is noted.
  bool is_denied(const Atom& atom) {
    const Relation& relation = program_.relation(atom.relation);
    if (relation.role == Role::known) return has_value(*relation.of) || is_present(atom);
    if (holds_one(atom.relation)) {
      const auto value = find_value_of(atom.relation);
      if (!value) return false;
      const auto term = node(atom.terms.front());
      if (term) different_.emplace_back(*value, *term);
      return !term;
    }
    return is_present(atom);
  }

  bool has_value(RelationId attribute) const {
    return find_value_of(attribute) ||
           std::ranges::any_of(present_, [&](const Atom* atom) { return atom->relation == attribute; });
  }

  bool is_present(const Atom& absent) {
    return std::ranges::any_of(present_, [&](const Atom* atom) {
      if (atom->relation != absent.relation) return false;
      for (std::size_t i = 0; i < atom->terms.size(); ++i) {
        const auto wanted = node(absent.terms[i]);
        if (!wanted) continue;
        const auto there = node(atom->terms[i]);
        if (!there || !equal(*there, *wanted)) return false;
      }
      return true;
    });
  }

  const Value* constant_in(Node at) const {
    for (Node i = 0; i < nodes_.size(); ++i)
      if (const auto* value = std::get_if<const Value*>(&nodes_[i].what); value && root(i) == root(at)) return *value;
    return nullptr;
  }

  bool equal(Node a, Node b) const {
    if (root(a) == root(b)) return true;
    const Value* left = constant_in(a);
    const Value* right = constant_in(b);
    return left && right && order_of(*left, *right) == 0;
  }

  bool values_agree() const {
    for (const auto& [a, b] : different_)
      if (equal(a, b)) return false;
    for (Node i = 0; i < nodes_.size(); ++i) {
      const auto* value = std::get_if<const Value*>(&nodes_[i].what);
      for (Node other = 0; value && other < nodes_.size(); ++other) {
        if (other == i || root(other) != root(i)) continue;
        if (std::holds_alternative<const Value*>(nodes_[other].what)) return false;  // constants are nodes once each
        const auto* real = std::get_if<double>(*value);
        if (real && nodes_[other].whole && std::floor(*real) != *real) return false;
      }
      if (nodes_[i].type && !constant_in(i) && !leaves_a_value(i)) return false;
    }
    return true;
  }

  /// Whether the other values that this one differs from leave one of its type.
  bool leaves_a_value(Node at) const {
    std::vector<const Value*> excluded;
    for (const auto& [a, b] : different_)
      for (const auto& [self, other] : {std::pair(a, b), std::pair(b, a)})
        if (const Value* value = root(self) == root(at) ? constant_in(other) : nullptr;
            value && std::ranges::none_of(excluded, [&](const Value* known) { return *known == *value; }))
          excluded.push_back(value);
    if (excluded.empty()) return true;
    const ColumnType& type = *nodes_[at].type;
    if (type.type == Type::yes_no) return excluded.size() < 2;
    if (type.type != Type::name || type.kind.empty()) return true;
    const auto kind = program_.find_kind(type.kind);
    return !kind || excluded.size() < program_.kind(*kind).members.size();
  }

  /// Whether no term has to be less than itself, and none that have to differ are squeezed onto one value.
  bool orders_agree() const {
    if (orders_.empty()) return true;
    const std::size_t count = nodes_.size();
    enum : char { apart, at_most, below };
    std::vector<char> relation(count * count, apart);
    const auto at = [&](Node low, Node high) -> char& { return relation[root(low) * count + root(high)]; };
    for (const Order& order : orders_)
      at(order.low, order.high) = std::max<char>(at(order.low, order.high), order.strict ? below : at_most);
    for (Node i = 0; i < count; ++i) {
      const auto* left = std::get_if<const Value*>(&nodes_[i].what);
      for (Node j = 0; left && j < count; ++j)
        if (const auto* right = std::get_if<const Value*>(&nodes_[j].what); right && order_of(**left, **right) < 0)
          at(i, j) = below;
    }
    for (Node over = 0; over < count; ++over)
      for (Node i = 0; i < count; ++i) {
        const char first = relation[i * count + over];
        for (Node j = 0; first && j < count; ++j)
          if (const char second = relation[over * count + j])
            relation[i * count + j] = std::max({relation[i * count + j], first, second});
      }
    for (Node i = 0; i < count; ++i)
      if (relation[i * count + i] == below) return false;
    return std::ranges::none_of(
        different_, [&](const auto& pair) { return at(pair.first, pair.second) && at(pair.second, pair.first); });
  }

  /// Whether no comparison of texts stands beside its opposite.
  bool texts_agree() const {
    return std::ranges::none_of(texts_, [&](const TextTest& one) {
      return std::ranges::any_of(texts_, [&](const TextTest& other) {
        return other.comparator == lang::opposite(one.comparator) && equal(one.left, other.left) &&
               equal(one.right, other.right);
      });
    });
  }

  const Program& program_;
  const Rule& rule_;
  const bool ranges_;
  std::vector<Known> nodes_;
  std::vector<Node> parent_;
  std::vector<Order> orders_;
  std::vector<std::pair<Node, Node>> different_;
  std::vector<TextTest> texts_;
  std::vector<const Atom*> present_, absent_;
  std::list<Value> made_;  // bounds that stand in no rule
};

}  // namespace

bool can_hold(const Program& program, const Rule& rule, std::span<const Claim> claims, bool ranges) {
  Closure closure(program, rule, ranges);
  for (const Claim& claim : claims) closure.add(claim);
  return closure.possible();
}

}  // namespace counsel::analyze
