// PEGTL matches the grammar, and a control class keeps what was seen as Nodes; a rule that must match and does not
// throws a Mistake.

#include "engine/lang/grammar/match.h"

#include "engine/lang/grammar/statements.h"

namespace counsel::lang::grammar {

namespace {

using Input = p::memory_input<p::tracking_mode::lazy, p::eol::lf, const char*>;

template <class Rule>
concept IsNode = requires { Rule::node; };

template <class Rule>
constexpr bool is_leaf() {
  if constexpr (IsNode<Rule>) return Node{.kind = Rule::node}.is_leaf();
  return false;
}

/// With parts.
template <class Rule>
constexpr bool is_form() {
  return IsNode<Rule> && !is_leaf<Rule>();
}

template <class Rule>
struct Control : p::normal<Rule> {
  // The input's source name is where the file's text begins, so that offsets are bytes in the file.
  static std::uint32_t offset(const Input& in) { return static_cast<std::uint32_t>(in.current() - in.source()); }

  /// Most attempts at a token fail, so it becomes a node when it has matched.
  template <p::apply_mode A, p::rewind_mode M, template <class...> class Action, template <class...> class Others>
  static bool match(Input& in, Nodes& nodes) {
    const std::uint32_t begin = offset(in);
    const bool matched = p::normal<Rule>::template match<A, M, Action, Others>(in, nodes);
    if constexpr (is_leaf<Rule>())
      if (matched) nodes.leaf(Rule::node, begin, offset(in));
    return matched;
  }

  static void start(const Input& in, Nodes& nodes) {
    if constexpr (is_form<Rule>()) nodes.open(Rule::node, offset(in));
  }
  static void success(const Input& in, Nodes& nodes) {
    if constexpr (is_form<Rule>()) nodes.close(offset(in));
  }
  static void failure(const Input&, Nodes& nodes) {
    if constexpr (is_form<Rule>()) nodes.fail();
  }
  [[noreturn]] static void raise(const Input& in, Nodes& nodes) {
    static_assert(
        requires { Rule::expected; }, "a rule that must match words its absence");
    nodes.drop_from(offset(in));
    throw Mistake{offset(in), &Rule::expected};
  }
};

/// Nothing where not even the beginning fits.
template <class Rule>
std::optional<Matched> match_as(const Place& place) {
  Matched matched;
  Input in(place.text.data() + place.piece.begin, place.text.data() + place.piece.end, place.text.data());
  try {
    if (!p::parse<Rule, p::nothing, Control>(in, matched.nodes)) return std::nullopt;
  } catch (const Mistake& mistake) {
    matched.mistake = mistake;
  }
  return matched;
}

}  // namespace

std::optional<Matched> match(const Place& place) {
  if (!place.piece.is_statement) return std::nullopt;
  return match_as<statement>(place);
}

Matched match_condition(const Place& place) { return *match_as<lone_condition>(place); }

Matched match_fact(const Place& place) { return *match_as<lone_fact>(place); }

}  // namespace counsel::lang::grammar
