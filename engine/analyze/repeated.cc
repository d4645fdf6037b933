// Duplicates are found by their canonical form. Subsumed rules are looked for where the general rule's rarest condition
// occurs, and only so many of them: what is said is true, and all of it is not promised.
//
// `suggests` and `discourages` add up, so a rule with more conditions adds to what one with fewer says; only facts,
// exclusions and cautions are said in vain twice.
#include <algorithm>
#include <unordered_map>

#include "engine/analyze/analyses.h"
#include "engine/analyze/canonical.h"
#include "engine/analyze/subsumption.h"
#include "engine/lang/sentence.h"

namespace counsel::analyze {

namespace {

using lang::Alternative;
using lang::Code;
using lang::Diagnostic;
using lang::Head;
using lang::Literal;
using lang::Program;
using lang::Rule;
using lang::Verb;

/// Rules in order of place, so that the later one is the one that repeats.
std::vector<const Rule*> by_place(const Subject& subject) {
  std::vector<const Rule*> rules;
  for (const Rule& rule : subject.rules()) rules.push_back(&rule);
  std::ranges::sort(rules, {}, [](const Rule* rule) { return rule->name_span; });
  return rules;
}

class Repeated {
 public:
  Repeated(const Subject& subject, Findings& findings)
      : subject_(subject), program_(subject.program), findings_(findings) {}

  void run() {
    std::vector<const Rule*> distinct;
    for (const Rule* rule : by_place(subject_)) {
      const auto [first, is_new] = forms_.try_emplace(canonical_form(*rule), rule);
      if (is_new)
        distinct.push_back(rule);
      else
        say(Code::DuplicateRule, *rule, *first->second);
    }
    for (const Rule* rule : distinct) contradictions(*rule);
    find_subsumed(distinct);
  }

 private:
  void say(Code code, const Rule& rule, const Rule& other) {
    findings_.push_back(Diagnostic{code, rule.name_span}
                            .with("rule", rule.name)
                            .with("other", other.name)
                            .label(other.name_span, "rule `" + other.name + "`"));
  }

  // Contradictions: the same conditions, and another value for an attribute of one.

  struct Said {
    const Rule* rule;
    const Head* head;
  };

  void contradictions(const Rule& rule) {
    for (const Head& head : rule.heads) {
      const RelationId about = program_.relation(head.relation).of.value_or(head.relation);
      const auto& attribute = program_.relation(about).attribute;
      if (!attribute || program_.relation(about).uncertain || attribute->holds == lang::Attribute::Holds::many ||
          !std::holds_alternative<Value>(head.terms.front()))
        continue;
      for (const Alternative& alternative : rule.alternatives) {
        const std::string key = canonical_form(rule, literals_of(alternative), {}) + std::to_string(index(about));
        const auto [first, is_new] = values_.try_emplace(key, Said{&rule, &head});
        if (is_new || first->second.head->terms == head.terms) continue;
        contradict(about, rule, head, first->second);
        break;
      }
    }
  }

  void contradict(RelationId about, const Rule& rule, const Head& head, const Said& first) {
    findings_.push_back(
        Diagnostic{Code::SureContradiction, rule.conclusions[head.conclusion].span}
            .with("attribute", program_.relation(about).name)
            .with("one", to_source(std::get<Value>(first.head->terms.front())))
            .with("other", to_source(std::get<Value>(head.terms.front())))
            .label(first.rule->conclusions[first.head->conclusion].span, "the other value, under the same conditions"));
  }

  // Subsumption.

  static bool is_said_once(const Rule& rule) {
    return rule.overrides.empty() && std::ranges::none_of(rule.conclusions, [](const lang::RuleConclusion& conclusion) {
             return conclusion.verb == Verb::suggests || conclusion.verb == Verb::discourages || conclusion.about;
           });
  }

  /// Hashes of what the two rules must have in common; `subsumes` has the last word.
  using Key = std::uint64_t;
  using Ways = std::unordered_map<Key, std::vector<Way>>;

  static Key mixed(Key a, Key b) {
    return (a ^ (b + 0x9E3779B97F4A7C15ull + (a << 6) + (a >> 2))) * 0xBF58476D1CE4E5B9ull;
  }

  /// A head as far as it has to be the same: with its values, or with nothing where a variable stands.
  static Key head_key(const Rule& rule, const Head& head, bool with_values) {
    Key key = std::hash<std::string>{}(conclusion_key(rule, head));
    for (const lang::Term& term : head.terms)
      if (const auto* value = std::get_if<Value>(&term); value && with_values) key = mixed(key, hash_of(*value));
    return key;
  }

  static bool has_values(const Head& head) {
    return std::ranges::any_of(head.terms, [](const lang::Term& term) { return std::holds_alternative<Value>(term); });
  }

  /// A condition with the value of its only column, or without; nothing where it has none, and for a comparison.
  static std::optional<Key> literal_key(const Literal& literal, bool with_value) {
    const auto* atom = std::get_if<lang::Atom>(&literal);
    if (!atom) return std::nullopt;
    const Key key = mixed(index(atom->relation), atom->negated);
    const auto* value = atom->terms.size() == 1 ? std::get_if<Value>(&atom->terms.front()) : nullptr;
    if (!with_value) return key;
    return value ? std::optional(mixed(key, hash_of(*value))) : std::nullopt;
  }

  static Key own_key(const Literal& literal) {
    return literal_key(literal, true).value_or(literal_key(literal, false).value_or(0));
  }

  void find_subsumed(const std::vector<const Rule*>& rules) {
    std::unordered_map<Key, std::size_t> frequency;
    for (const Rule* rule : rules)
      for (const Alternative& alternative : rule->alternatives)
        for (const Literal& literal : alternative.literals) ++frequency[own_key(literal)];
    Ways ways;
    for (const Rule* rule : rules) {
      if (!is_said_once(*rule)) continue;
      for (const Alternative& alternative : rule->alternatives) {
        std::optional<Key> rarest;
        for (const Literal& literal : alternative.literals)
          if (const Key key = own_key(literal); key != 0 && (!rarest || frequency[key] < frequency[*rarest]))
            rarest = key;
        for (const Head& head : rule->heads)
          if (rarest) ways[mixed(head_key(*rule, head, true), *rarest)].push_back({rule, &alternative, &head});
      }
    }
    for (const Rule* rule : rules)
      if (is_said_once(*rule)) subsumed(*rule, ways);
  }

  void subsumed(const Rule& rule, const Ways& ways) {
    const Rule* general = nullptr;
    for (const Head& head : rule.heads)
      for (const Alternative& alternative : rule.alternatives) {
        const Rule* found = general_of({&rule, &alternative, &head}, ways);
        if (!found) return;
        if (!general) general = found;
      }
    if (general) say(Code::SubsumedRule, rule, *general);
  }

  const Rule* general_of(const Way& special, const Ways& ways) const {
    constexpr std::size_t kMostCompared = 32;
    for (const bool with_values : {true, false}) {
      if (!with_values && !has_values(*special.head)) break;
      const Key head = head_key(*special.rule, *special.head, with_values);
      for (const Literal& literal : special.alternative->literals)
        for (const bool with_value : {true, false}) {
          const auto key = literal_key(literal, with_value);
          const auto found = key ? ways.find(mixed(head, *key)) : ways.end();
          if (found == ways.end()) continue;
          for (std::size_t i = 0; i < std::min(found->second.size(), kMostCompared); ++i) {
            const Way& general = found->second[i];
            if (general.rule == special.rule || !subsumes(general, special)) continue;
            // Two that say the same in different ways: the later one is the one too many.
            if (special.rule->name_span < general.rule->name_span && subsumes(special, general)) continue;
            return general.rule;
          }
        }
    }
    return nullptr;
  }

  const Subject& subject_;
  const Program& program_;
  Findings& findings_;
  std::unordered_map<std::string, const Rule*> forms_;
  std::unordered_map<std::string, Said> values_;  // by form and attribute
};

}  // namespace

void find_repeated(const Subject& subject, Findings& findings) { Repeated(subject, findings).run(); }

}  // namespace counsel::analyze
