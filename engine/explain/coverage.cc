#include "engine/explain/coverage.h"

#include <algorithm>
#include <array>
#include <deque>
#include <map>

#include "engine/decide/relax.h"
#include "engine/explain/condition.h"
#include "engine/explain/conjunction.h"

namespace counsel::explain {

namespace {

using lang::Alternative;
using lang::Atom;
using lang::Literal;

/// Whether a literal reads one of some relations.
struct ReadsAny {
  const std::vector<bool>& relations;

  bool operator()(const Atom& atom) const { return relations[index(atom.relation)]; }
  bool operator()(const lang::Test&) const { return false; }
  bool operator()(const lang::Aggregate& aggregate) const { return any(aggregate.where); }
  bool operator()(const lang::Every& every) const { return any(every.where) || any(every.has); }

  bool any(const std::vector<Alternative>& alternatives) const {
    return std::any_of(alternatives.begin(), alternatives.end(), [&](const Alternative& alternative) {
      return std::any_of(alternative.literals.begin(), alternative.literals.end(),
                         [&](const Literal& literal) { return std::visit(*this, literal); });
    });
  }
};

/// One condition of one alternative, cut out of it, and what the examples have shown of it.
struct Cut {
  std::string text;
  Span span;
  Alternative own, support, others;
  bool fixed = false;  // no example can change it
  bool was_true = false, was_false = false;
  bool decided_true = false, decided_false = false;

  bool done() const { return was_true && (fixed || (was_false && decided_true && decided_false)); }
};

struct Way {
  Alternative whole;
  std::vector<Cut> cuts;
};

class Covering {
 public:
  Covering(const lang::Program& program, const lang::Sources& sources, std::span<const eval::Model> models)
      : program_(program), sources_(sources), changeable_(decide::depends_on(program, given_by_cases())) {
    for (const eval::Model& model : models) matchers_.emplace_back(program, model);
  }

  Coverage run() {
    Coverage out;
    for (std::size_t i = 0; i < program_.written; ++i) out.rules.push_back(cover(static_cast<RuleId>(i)));
    return out;
  }

 private:
  std::vector<RelationId> given_by_cases() const {
    std::vector<RelationId> out;
    for (std::size_t i = 0; i < program_.declared; ++i)
      if (program_.relations[i].attribute) out.push_back(static_cast<RelationId>(i));
    for (const lang::Example& example : program_.examples)
      for (const lang::Given& given : example.given) out.push_back(given.relation);
    return out;
  }

  bool is_fixed(const Alternative& conjunction) const { return !ReadsAny{changeable_}.any({conjunction}); }

  Way cut_up(const lang::Rule& rule, const Alternative& whole) const {
    Way way{whole, {}};
    for (const Condition& condition : conditions_of(whole)) {
      Cut cut{.text = condition_text(condition, whole, program_, lang::rule_terms(program_, rule)),
              .span = condition.span};
      Alternative rest;
      for (std::uint32_t number = 0; number < whole.literals.size(); ++number) {
        const bool is_own =
            std::find(condition.literals.begin(), condition.literals.end(), number) != condition.literals.end();
        (is_own ? cut.own : rest).literals.push_back(whole.literals[number]);
      }
      cut.support = support_of(cut.own, rest);
      cut.others = safe_part(std::move(rest));
      cut.fixed = is_fixed(cut.own) && is_fixed(cut.support);
      way.cuts.push_back(std::move(cut));
    }
    return way;
  }

  bool is_true(RuleId rule, const Cut& cut, eval::Matcher& matcher) const {
    Alternative both = cut.support;
    both.literals.insert(both.literals.end(), cut.own.literals.begin(), cut.own.literals.end());
    return matcher.holds(rule, both);
  }

  bool is_false(RuleId rule, const Cut& cut, eval::Matcher& matcher) const {
    return cut.support.literals.empty() ? !matcher.holds(rule, cut.own)
                                        : holds_without(matcher, rule, cut.support, cut.own);
  }

  bool look(RuleId rule, Way& way, bool fired, eval::Matcher& matcher) const {
    if (fired && std::all_of(way.cuts.begin(), way.cuts.end(), [](const Cut& cut) { return cut.done(); })) return true;
    const bool holds = matcher.holds(rule, way.whole);
    for (Cut& cut : way.cuts) {
      if (holds) cut.was_true = cut.decided_true = true;
      if (cut.done()) continue;
      if (!cut.was_true) cut.was_true = is_true(rule, cut, matcher);
      if (!cut.decided_false) cut.decided_false = holds_without(matcher, rule, cut.others, cut.own);
      if (!cut.was_false) cut.was_false = cut.decided_false || is_false(rule, cut, matcher);
    }
    return fired || holds;
  }

  RuleCoverage cover(RuleId id) {
    const lang::Rule& rule = program_.rule(id);
    RuleCoverage out{.rule = rule.name, .place = sources_.place(rule.span), .fired = false, .conditions = {}};
    std::vector<Way> ways;
    for (const Alternative& alternative : rule.alternatives) ways.push_back(cut_up(rule, alternative));
    for (eval::Matcher& matcher : matchers_)
      for (Way& way : ways) out.fired = look(id, way, out.fired, matcher);
    for (const auto& [way, cut] : merged(ways)) out.conditions.push_back(described(id, *way, *cut));
    return out;
  }

  /// The conditions of all alternatives, each once, with what any of them has shown.
  static std::vector<std::pair<const Way*, const Cut*>> merged(std::vector<Way>& ways) {
    std::vector<std::pair<const Way*, const Cut*>> out;
    std::map<std::pair<Span, std::string>, Cut*> known;
    for (Way& way : ways) {
      for (Cut& cut : way.cuts) {
        const auto [place, is_new] = known.try_emplace({cut.span, cut.text}, &cut);
        if (is_new) {
          out.emplace_back(&way, &cut);
          continue;
        }
        Cut& first = *place->second;
        first.was_true |= cut.was_true;
        first.was_false |= cut.was_false;
        first.decided_true |= cut.decided_true;
        first.decided_false |= cut.decided_false;
      }
    }
    return out;
  }

  ConditionCoverage described(RuleId rule, const Way& way, const Cut& cut) {
    ConditionCoverage out{.text = cut.text, .place = sources_.place(cut.span), .gap = Gap::none, .why = {}};
    if (cut.done()) return out;
    if (!cut.was_true) {
      out.gap = Gap::never_true;
      out.why = is_given(cut) ? "no example gives it" : "it holds in no example";
    } else if (!cut.was_false) {
      out.gap = Gap::never_false;
      out.why = "it holds in every example";
    } else {
      out.gap = Gap::never_decisive;
      out.why = cut.decided_true ? always_beside(rule, way, cut) : never_beside(way, cut);
    }
    return out;
  }

  /// Whether it asks for an answer that a case gives.
  bool is_given(const Cut& cut) const {
    const auto* atom = std::get_if<Atom>(&cut.own.literals.front());
    const auto& attribute = atom ? program_.relation(atom->relation).attribute : std::nullopt;
    return atom && !atom->negated && attribute && attribute->asked;
  }

  /// Why its truth decided nothing.
  static std::string never_beside(const Way& way, const Cut& cut) {
    for (const Cut& other : way.cuts)
      if (&other != &cut && !other.was_true) return "`" + other.text + "` was never true beside it";
    return "the other conditions never held beside it";
  }

  /// Why its falsity decided nothing: what else was false whenever it was.
  std::string always_beside(RuleId rule, const Way& way, const Cut& cut) {
    for (const Cut& other : way.cuts) {
      if (&other == &cut) continue;
      const bool always = std::none_of(matchers_.begin(), matchers_.end(), [&](eval::Matcher& matcher) {
        return is_false(rule, cut, matcher) && is_true(rule, other, matcher);
      });
      if (always) return "whenever it was false, `" + other.text + "` was false as well";
    }
    return "whenever it was false, another condition was false as well";
  }

  const lang::Program& program_;
  const lang::Sources& sources_;
  std::vector<bool> changeable_;  // by relation: whether a case can change it
  std::deque<eval::Matcher> matchers_;
};

}  // namespace

std::string_view gap_words(Gap gap) {
  constexpr std::array<std::string_view, 4> kWords = {"", "never true", "never false", "never decisive"};
  return kWords[static_cast<std::size_t>(gap)];
}

std::size_t Coverage::rules_fired() const {
  return static_cast<std::size_t>(
      std::count_if(rules.begin(), rules.end(), [](const RuleCoverage& rule) { return rule.fired; }));
}

std::size_t Coverage::conditions() const {
  std::size_t count = 0;
  for (const RuleCoverage& rule : rules) count += rule.conditions.size();
  return count;
}

std::size_t Coverage::conditions_covered() const {
  std::size_t count = 0;
  for (const RuleCoverage& rule : rules)
    for (const ConditionCoverage& condition : rule.conditions) count += condition.gap == Gap::none;
  return count;
}

Coverage coverage(const lang::Program& program, const lang::Sources& sources, std::span<const eval::Model> models) {
  return Covering(program, sources, models).run();
}

}  // namespace counsel::explain
