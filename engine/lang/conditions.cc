#include "engine/lang/conditions.h"

#include <algorithm>
#include <set>

#include "engine/lang/comparisons.h"
#include "engine/lang/types.h"

namespace counsel::lang {

namespace {

using Ways = std::vector<Alternative>;

Ways one_way(std::vector<Literal> literals) { return {Alternative{std::move(literals)}}; }

class Lowering {
 public:
  explicit Lowering(RuleScope& scope) : scope_(scope) {}

  Ways ways(const Condition& condition, bool negated) {
    struct Visit {
      Lowering& self;
      Span span;
      bool negated;
      Ways operator()(const Not& form) const { return self.ways(form.operand.front(), !negated); }
      Ways operator()(const And& form) const { return negated ? self.any(form.operands, true) : self.all(form.operands, false); }
      Ways operator()(const Or& form) const { return negated ? self.all(form.operands, true) : self.any(form.operands, false); }
      Ways operator()(const Comparison& form) const { return self.comparison(form, span, negated); }
      Ways operator()(const EveryPhrase&) const { return one_way({}); }
      Ways operator()(const IsPhrase& form) const { return self.is_phrase(form, span, negated); }
      Ways operator()(const Phrase& form) const {
        return self.atom(read_phrase(form, span, self.scope_.vocabulary, self.scope_.diagnostics), span, negated);
      }
      Ways operator()(const Call& form) const {
        return self.atom(read_call(form, span, self.scope_.vocabulary, self.scope_.diagnostics), span, negated);
      }
    };
    return std::visit(Visit{*this, condition.span, negated}, condition.form);
  }

 private:
  Ways any(const std::vector<Condition>& operands, bool negated) {
    Ways out;
    for (const Condition& operand : operands) {
      Ways more = ways(operand, negated);
      out.insert(out.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
      if (too_many(out.size(), operand.span)) break;
    }
    return out;
  }

  Ways all(const std::vector<Condition>& operands, bool negated) {
    Ways out = one_way({});
    for (const Condition& operand : operands) out = product(out, ways(operand, negated), operand.span);
    return out;
  }

  Ways product(const Ways& left, const Ways& right, Span span) {
    if (too_many(left.size() * right.size(), span)) return left;
    Ways out;
    for (const Alternative& a : left) {
      for (const Alternative& b : right) {
        out.push_back(a);
        out.back().literals.insert(out.back().literals.end(), b.literals.begin(), b.literals.end());
      }
    }
    return out;
  }

  bool too_many(std::size_t count, Span span) {
    if (count <= kMaxAlternatives) return false;
    if (!said_too_many_)
      scope_.diagnostics.push_back(Diagnostic{Code::TooManyAlternatives, span}
                                       .with("rule", scope_.rule)
                                       .with("limit", std::to_string(kMaxAlternatives))
                                       .note("give a part of it a rule of its own that `implies` an attribute"));
    said_too_many_ = true;
    return true;
  }

  const Relation& relation(RelationId id) const { return scope_.vocabulary.program.relation(id); }

  Ways atom(const std::optional<Reading>& reading, Span span, bool negated) {
    if (!reading) return one_way({});
    auto terms = terms_of(*reading, scope_);
    if (!terms) return one_way({});
    return negated ? absent(reading->relation, std::move(*terms), span)
                   : one_way({Atom{reading->relation, std::move(*terms), false, false, span}});
  }

  /// The negation of an atom, by what its relation is.
  Ways absent(RelationId id, std::vector<Term> terms, Span span) {
    const Relation& about = relation(id);
    const Atom negative{id, terms, true, false, span};
    if (about.role != Role::attribute || !about.attribute->asked) return one_way({negative});
    if (std::holds_alternative<Anything>(terms.front())) return known(id, false, span);
    if (about.attribute->holds == Attribute::Holds::many)
      return one_way({Atom{about.attribute->known, {}, false, true, span}, negative});
    // One value: that it is another one says more than that this one is absent, and needs no lower stratum.
    if (const auto* value = std::get_if<Value>(&terms.front()); value && std::holds_alternative<bool>(*value))
      return one_way({Atom{id, {Value(!std::get<bool>(*value))}, false, false, span}});
    const VariableId actual = scope_.variables.of_attribute(id, about.columns.front().type, span);
    return one_way({Atom{id, {actual}, false, false, span},
                    Test{Comparator::not_equal, {.leaf = actual, .span = span}, {.leaf = terms.front(), .span = span}, span}});
  }

  Ways known(RelationId attribute, bool holds, Span span) {
    return one_way({Atom{relation(attribute).attribute->known, {}, !holds, false, span}});
  }

  Ways is_phrase(const IsPhrase& phrase, Span span, bool negated) {
    if (phrase.negated) negated = !negated;
    if (phrase.subject.size() == 1 && phrase.subject.front().kind == Item::Kind::variable)
      return variable_is(phrase, span, negated);
    const auto id = read_subject(phrase, scope_.vocabulary, scope_.diagnostics);
    if (!id) return one_way({});
    if (relation(*id).role != Role::attribute &&
        (phrase.form == IsPhrase::Form::known || phrase.form == IsPhrase::Form::unknown)) {
      scope_.diagnostics.push_back(unknown_relation(phrase.subject.front(), "attribute", scope_.vocabulary));
      return one_way({});
    }
    if (phrase.form == IsPhrase::Form::known) return known(*id, !negated, span);
    if (phrase.form == IsPhrase::Form::unknown) return known(*id, negated, span);
    Ways out = negated ? one_way({}) : Ways{};
    for (const Item& value : phrase.values) {
      Ways more = atom(Reading{*id, {value}}, span, negated);
      if (negated) out = product(out, more, span);
      else out.insert(out.end(), more.begin(), more.end());
    }
    return out;
  }

  /// `?x is Django`, `?x is one of a, b`: a comparison in words.
  Ways variable_is(const IsPhrase& phrase, Span span, bool negated) {
    if (phrase.values.empty()) {
      scope_.diagnostics.push_back(Diagnostic{Code::UnreadablePhrase, span}
                                       .with("phrase", written(phrase.subject.front()) + " is known")
                                       .note("only an attribute can be known or unknown"));
      return one_way({});
    }
    Ways out = negated ? one_way({}) : Ways{};
    for (const Item& value : phrase.values) {
      const Comparison equal{Comparator::equal, Expression{.leaf = phrase.subject.front(), .span = phrase.subject.front().span},
                             Expression{.leaf = value, .span = value.span}, span};
      Ways more = comparison(equal, span, negated);
      if (negated) out = product(out, more, span);
      else out.insert(out.end(), more.begin(), more.end());
    }
    return out;
  }

  Ways comparison(const Comparison& form, Span span, bool negated) {
    auto compared = lower_comparison(form, span, scope_);
    if (!compared) return one_way({});
    if (negated) compared->test.comparator = opposite(compared->test.comparator);
    std::vector<Literal> literals(compared->attributes.begin(), compared->attributes.end());
    literals.push_back(compared->test);
    Ways out = one_way(std::move(literals));
    if (!negated) return out;
    // What a closed attribute does not say is false, so the negation also holds where it says nothing.
    for (const Atom& read : compared->attributes)
      if (!relation(read.relation).attribute->asked) out.push_back({{Atom{read.relation, {Anything{}}, true, false, read.span}}});
    return out;
  }

  RuleScope& scope_;
  bool said_too_many_ = false;
};

void note_reading_types(const Reading& reading, RuleScope& scope) {
  const auto& columns = scope.vocabulary.program.relation(reading.relation).columns;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const Item& item = reading.items[i];
    if (item.kind != Item::Kind::variable || item.text == "_") continue;
    scope.variables.note_type(scope.variables.named(item.text, item.span), columns[i].type, item.span, scope.diagnostics);
  }
}

/// Drops literals that say the same twice, which `and` over shared attributes makes.
void drop_repeated(Alternative& alternative) {
  std::vector<Literal> kept;
  std::set<std::tuple<RelationId, std::vector<Term>, bool>> seen;
  for (Literal& literal : alternative.literals) {
    const auto* atom = std::get_if<Atom>(&literal);
    if (!atom || seen.emplace(atom->relation, atom->terms, atom->negated).second) kept.push_back(std::move(literal));
  }
  alternative.literals = std::move(kept);
}

}  // namespace

void note_types(const Condition& condition, RuleScope& scope) {
  std::vector<Diagnostic> said_later;
  if (const auto reading = read_atom(condition, scope.vocabulary, said_later)) note_reading_types(*reading, scope);
  const auto each = [&](const std::vector<Condition>& operands) {
    for (const Condition& operand : operands) note_types(operand, scope);
  };
  if (const auto* form = std::get_if<Not>(&condition.form)) each(form->operand);
  if (const auto* form = std::get_if<And>(&condition.form)) each(form->operands);
  if (const auto* form = std::get_if<Or>(&condition.form)) each(form->operands);
}

std::vector<Alternative> lower(const Condition& condition, RuleScope& scope) {
  auto ways = Lowering(scope).ways(condition, false);
  for (Alternative& way : ways) drop_repeated(way);
  return ways;
}

std::optional<Reading> read_atom(const Condition& condition, const Vocabulary& vocabulary,
                                 std::vector<Diagnostic>& diagnostics) {
  if (const auto* phrase = std::get_if<Phrase>(&condition.form))
    return read_phrase(*phrase, condition.span, vocabulary, diagnostics);
  if (const auto* call = std::get_if<Call>(&condition.form))
    return read_call(*call, condition.span, vocabulary, diagnostics);
  const auto* is = std::get_if<IsPhrase>(&condition.form);
  if (!is || is->negated || is->form != IsPhrase::Form::value) return std::nullopt;
  const auto subject = read_subject(*is, vocabulary, diagnostics);
  return subject ? std::optional(Reading{*subject, is->values}) : std::nullopt;
}

std::optional<std::vector<Term>> terms_of(const Reading& reading, RuleScope& scope) {
  const Relation& relation = scope.vocabulary.program.relation(reading.relation);
  std::vector<Term> terms;
  bool sound = true;
  for (std::size_t i = 0; i < reading.items.size(); ++i) {
    const Item& item = reading.items[i];
    if (item.kind == Item::Kind::variable) {
      if (item.text == "_") terms.emplace_back(Anything{});
      else terms.emplace_back(scope.variables.named(item.text, item.span));
      continue;
    }
    const std::string place = relation.role == Role::attribute
                                  ? "`" + relation.name + "`"
                                  : "column `" + relation.columns[i].name + "` of `" + relation.name + "`";
    const auto value = value_of(item, relation.columns[i].type, scope.vocabulary, place, scope.diagnostics);
    sound = sound && value && in_range(relation, *value, item.span, scope.diagnostics);
    terms.emplace_back(value ? Term(*value) : Term(Anything{}));
  }
  return sound ? std::optional(std::move(terms)) : std::nullopt;
}

}  // namespace counsel::lang
