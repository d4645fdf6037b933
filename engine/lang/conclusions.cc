#include "engine/lang/conclusions.h"

#include <algorithm>

#include "engine/lang/conditions.h"
#include "engine/lang/evidence.h"
#include "engine/lang/sentence.h"
#include "engine/lang/similar.h"
#include "engine/lang/types.h"

namespace counsel::lang {

namespace {

constexpr double kStrongly = 0.8;
constexpr double kPlain = 0.5;
constexpr double kWeakly = 0.2;

ColumnType candidate_type(const Decision& decision, const Vocabulary& vocabulary) {
  return vocabulary.program.relation(decision.members).columns.front().type;
}

/// `implies not real-time` and `real-time is not yes` state the other answer of a yes-or-no attribute.
struct FactForm {
  const Condition* atom;
  bool negated;
};

FactForm fact_form(const Condition& condition) {
  if (const auto* negation = std::get_if<Not>(&condition.form)) return {&negation->operand.front(), true};
  return {&condition, false};
}

class Conclusions {
 public:
  Conclusions(RuleScope& scope, Rule& rule) : scope_(scope), rule_(rule) {}

  void add(const Conclusion& conclusion) {
    if (conclusion.verb == Verb::implies) add_facts(conclusion);
    else add_evidence(conclusion);
  }

 private:
  std::uint32_t next() const { return static_cast<std::uint32_t>(rule_.conclusions.size()); }

  void not_a_fact(const Condition& condition) {
    scope_.diagnostics.push_back(Diagnostic{Code::NotAFact, condition.span}
                                     .with("verb", "implies")
                                     .with("phrase", scope_.sources.text(condition.span)));
  }

  void add_facts(const Conclusion& conclusion) {
    RuleConclusion certain{.verb = Verb::implies, .span = conclusion.span};
    std::vector<Head> heads;  // those of certain facts, which are one conclusion together
    for (const Condition& fact : conclusion.facts) {
      const auto [atom, negated] = fact_form(fact);
      const std::size_t said = scope_.diagnostics.size();
      const auto reading = read_atom(*atom, scope_.vocabulary, scope_.diagnostics);
      if (!reading) {
        if (scope_.diagnostics.size() == said) not_a_fact(fact);
        continue;
      }
      auto terms = terms_of(*reading, scope_);
      if (!terms) continue;
      if (negated && !flip(*terms)) {
        not_a_fact(fact);
        continue;
      }
      if (std::any_of(terms->begin(), terms->end(), [](const Term& t) { return std::holds_alternative<Anything>(t); })) {
        not_a_fact(fact);
        continue;
      }
      const RelationId relation = scope_.vocabulary.program.concluded(reading->relation);
      if (scope_.vocabulary.program.relation(relation).uncertain) add_uncertain(conclusion, relation, std::move(*terms));
      else if (is_plain(conclusion, reading->relation)) heads.push_back({relation, std::move(*terms), next()});
    }
    // Uncertain facts are conclusions of their own, and have been added before.
    for (Head& head : heads) {
      head.conclusion = next();
      rule_.heads.push_back(std::move(head));
    }
    if (!heads.empty() || rule_.conclusions.empty()) rule_.conclusions.push_back(std::move(certain));
  }

  /// Says so where a certain fact is to be concluded with a strength.
  bool is_plain(const Conclusion& conclusion, RelationId relation) {
    if (conclusion.strength.form == Strength::Form::plain && conclusion.for_each.empty()) return true;
    const Span span = conclusion.for_each.empty() ? conclusion.strength.span : conclusion.for_each.front().span;
    scope_.diagnostics.push_back(
        Diagnostic{Code::CertainRelation, span}.with("relation", scope_.vocabulary.program.relation(relation).name));
    return false;
  }

  /// What a rule says for an uncertain fact is evidence, as it is for a candidate.
  void add_uncertain(const Conclusion& conclusion, RelationId relation, std::vector<Term> terms) {
    RuleConclusion made{.verb = Verb::implies, .about = relation, .span = conclusion.span};
    if (!weigh(conclusion, made, terms)) return;
    rule_.heads.push_back({RelationId{}, std::move(terms), next()});
    rule_.conclusions.push_back(std::move(made));
  }

  /// The `for each` variables and the strength, which follow the candidate or fact in the evidence row.
  bool weigh(const Conclusion& conclusion, RuleConclusion& made, std::vector<Term>& row) {
    for (const Item& item : conclusion.for_each) {
      made.for_each.push_back(scope_.variables.named(item.text, item.span));
      row.emplace_back(made.for_each.back());
    }
    return read_strength(conclusion.strength, made, row);
  }

  static bool flip(std::vector<Term>& terms) {
    auto* value = terms.size() == 1 ? std::get_if<Value>(&terms.front()) : nullptr;
    if (!value || !std::holds_alternative<bool>(*value)) return false;
    *value = !std::get<bool>(*value);
    return true;
  }

  void add_evidence(const Conclusion& conclusion) {
    if (scope_.vocabulary.program.decisions.empty()) {
      scope_.diagnostics.push_back(Diagnostic{Code::NoDecision, conclusion.verb_span}
                                       .with("verb", verb_text(conclusion.verb))
                                       .note("declare one, such as `decision framework: one of framework`"));
      return;
    }
    RuleConclusion made;
    made.verb = conclusion.verb;
    made.span = conclusion.span;
    if (conclusion.text) {
      made.text = conclusion.text->text;
      check_placeholders(made.text, conclusion.text->span, scope_);
    }
    std::vector<Term> tail;  // what follows the candidate in the evidence row
    if (!weigh(conclusion, made, tail)) return;

    // Candidates of one decision make one conclusion; the usual rule has only one decision anyway.
    std::vector<std::pair<DecisionId, std::vector<Term>>> decisions;
    for (const Item& item : conclusion.candidates) {
      const auto found = candidate(item);
      if (!found) continue;
      auto place = std::find_if(decisions.begin(), decisions.end(), [&](const auto& d) { return d.first == found->first; });
      if (place == decisions.end()) place = decisions.insert(decisions.end(), {found->first, {}});
      place->second.push_back(found->second);
    }
    for (const auto& [decision, candidates] : decisions) {
      made.decision = decision;
      for (const Term& named : candidates) {
        std::vector<Term> terms{named};
        terms.insert(terms.end(), tail.begin(), tail.end());
        rule_.heads.push_back({RelationId{}, std::move(terms), next()});
      }
      rule_.conclusions.push_back(made);
    }
  }

  bool read_strength(const Strength& strength, RuleConclusion& made, std::vector<Term>& tail) {
    if (!is_weighed(made)) return true;
    switch (strength.form) {
      case Strength::Form::plain: made.strength = made.about ? 1 : kPlain; return true;
      case Strength::Form::strongly: made.strength = kStrongly; return true;
      case Strength::Form::weakly: made.strength = kWeakly; return true;
      case Strength::Form::certainty: break;
    }
    if (strength.certainty.kind == Item::Kind::variable) {
      tail.emplace_back(scope_.variables.named(strength.certainty.text, strength.certainty.span));
      return true;
    }
    const auto value = value_of(strength.certainty, {Type::number, ""}, scope_.vocabulary, "a strength", scope_.diagnostics);
    if (!value) return false;
    made.strength = std::get<double>(*value);
    if (*made.strength > 0 && *made.strength < 1) return true;
    auto out_of_range = Diagnostic{Code::StrengthOutOfRange, strength.certainty.span}.with("value", to_string(*value));
    if (*made.strength == 1) out_of_range.notes.push_back("what is certain is said by `implies` or `excludes`");
    scope_.diagnostics.push_back(std::move(out_of_range));
    return false;
  }

  std::optional<std::pair<DecisionId, Term>> candidate(const Item& item) {
    const Program& program = scope_.vocabulary.program;
    if (item.kind == Item::Kind::variable) {
      const VariableId id = scope_.variables.named(item.text, item.span);
      const auto& type = scope_.variables.type(id);
      for (std::size_t i = 0; type && i < program.decisions.size(); ++i)
        if (candidate_type(program.decisions[i], scope_.vocabulary) == *type) return {{static_cast<DecisionId>(i), id}};
      scope_.diagnostics.push_back(Diagnostic{Code::NotACandidate, item.span}
                                       .with("name", "?" + item.text)
                                       .note(type ? "it stands for " + with_article(*type) : decision_list()));
      return std::nullopt;
    }
    const auto decisions = scope_.vocabulary.decisions_of(item.text);
    if (decisions.size() == 1) {
      const KindId kind = program.decisions[index(decisions.front())].candidates;
      return {{decisions.front(), Value(Name{*scope_.vocabulary.member(kind, item.text)})}};
    }
    if (decisions.empty()) {
      std::vector<std::string> names;
      for (const Decision& decision : program.decisions)
        for (const Kind::Member& member : program.kind(decision.candidates).members) names.push_back(member.name);
      scope_.diagnostics.push_back(Diagnostic{Code::NotACandidate, item.span}
                                       .with("name", written(item))
                                       .did_you_mean(nearest(item.text, names))
                                       .note(decision_list()));
      return std::nullopt;
    }
    std::string all;
    for (const DecisionId id : decisions) all += (all.empty() ? "`" : ", `") + program.decisions[index(id)].name + "`";
    scope_.diagnostics.push_back(
        Diagnostic{Code::SharedCandidate, item.span}.with("name", item.text).with("decisions", all));
    return std::nullopt;
  }

  std::string decision_list() const {
    std::string out;
    for (const Decision& decision : scope_.vocabulary.program.decisions)
      out += (out.empty() ? "" : "; ") + ("decision `" + decision.name + "` is among " +
             listed_members(scope_.vocabulary.program.kind(decision.candidates)));
    return out;
  }

  RuleScope& scope_;
  Rule& rule_;
};

}  // namespace

void note_conclusion_types(const std::vector<Conclusion>& conclusions, RuleScope& scope) {
  for (const Conclusion& conclusion : conclusions)
    for (const Condition& fact : conclusion.facts) note_types(*fact_form(fact).atom, scope);
  const auto& decisions = scope.vocabulary.program.decisions;
  for (const Conclusion& conclusion : conclusions) {
    for (const Item& item : conclusion.candidates) {
      if (item.kind != Item::Kind::variable || item.text == "_") continue;
      const VariableId id = scope.variables.named(item.text, item.span);
      if (!scope.variables.type(id) && decisions.size() == 1)
        scope.variables.note_type(id, candidate_type(decisions.front(), scope.vocabulary), item.span, scope.diagnostics);
    }
    if (conclusion.strength.form == Strength::Form::certainty && conclusion.strength.certainty.kind == Item::Kind::variable)
      scope.variables.note_type(scope.variables.named(conclusion.strength.certainty.text, conclusion.strength.certainty.span),
                                {Type::number, ""}, conclusion.strength.certainty.span, scope.diagnostics);
  }
}

void lower_conclusions(const std::vector<Conclusion>& conclusions, RuleScope& scope, Rule& rule) {
  Conclusions lowering(scope, rule);
  for (const Conclusion& conclusion : conclusions) lowering.add(conclusion);
}

void check_placeholders(std::string_view text, Span span, const RuleScope& scope) {
  for (std::size_t open = text.find('{'); open != std::string_view::npos; open = text.find('{', open + 1)) {
    const std::size_t close = text.find('}', open);
    const std::string_view name = text.substr(open + 1, close == std::string_view::npos ? close : close - open - 1);
    const bool is_variable = name.starts_with('?');
    bool known = false;
    if (is_variable) {
      known = scope.variables.find(name.substr(1)).has_value();
    } else if (const auto id = scope.vocabulary.relation(name)) {
      known = scope.vocabulary.program.relation(*id).role == Role::attribute;
    }
    if (known && close != std::string_view::npos) continue;
    scope.diagnostics.push_back(Diagnostic{Code::UnknownPlaceholder, span}
                                    .with("placeholder", text.substr(open, close == std::string_view::npos ? close : close - open + 1))
                                    .with("rule", scope.rule)
                                    .note("`{?x}` stands for a variable of the rule, `{name}` for an attribute"));
  }
}

}  // namespace counsel::lang
