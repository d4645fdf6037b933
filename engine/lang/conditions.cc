#include "engine/lang/conditions.h"

#include <algorithm>
#include <map>
#include <set>

#include "engine/lang/comparisons.h"
#include "engine/lang/types.h"
#include "engine/lang/walk.h"

namespace counsel::lang {

namespace {

using Ways = std::vector<Alternative>;

Ways one_way(std::vector<Literal> literals) { return {Alternative{std::move(literals)}}; }

/// Visits what a condition is directly made of.
template <class Visit>
void each_part(const Condition& condition, Visit visit) {
  const auto each = [&](const std::vector<Condition>& parts) {
    for (const Condition& part : parts) visit(part);
  };
  if (const auto* form = std::get_if<Not>(&condition.form)) each(form->operand);
  if (const auto* form = std::get_if<And>(&condition.form)) each(form->operands);
  if (const auto* form = std::get_if<Or>(&condition.form)) each(form->operands);
  if (const auto* form = std::get_if<EveryPhrase>(&condition.form)) {
    each(form->where);
    each(form->has);
  }
}

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
      Ways operator()(const EveryPhrase& form) const { return self.every(form, span, negated); }
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
    out.reserve(left.size() * right.size());
    for (const Alternative& a : left) {
      for (const Alternative& b : right) {
        auto& literals = out.emplace_back().literals;
        literals.reserve(a.literals.size() + b.literals.size());
        literals.insert(literals.end(), a.literals.begin(), a.literals.end());
        literals.insert(literals.end(), b.literals.begin(), b.literals.end());
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
                   : one_way({positive_atom(reading->relation, std::move(*terms), span, scope_)});
  }

  /// The negation of an atom, by what its relation is.
  Ways absent(RelationId id, std::vector<Term> terms, Span span) {
    const Relation& about = relation(id);
    Atom negative{id, terms, true, false, span};
    if (about.uncertain) negative.terms.emplace_back(Anything{});
    if (about.role != Role::attribute || !about.attribute->asked) return one_way({negative});
    if (std::holds_alternative<Anything>(terms.front())) return known(id, false, span);
    if (about.attribute->holds == Attribute::Holds::many || about.uncertain)
      return one_way({Atom{about.attribute->known, {}, false, true, span}, negative});
    // One value: that it is another one says more than that this one is absent, and needs no lower stratum.
    if (const auto* value = std::get_if<Value>(&terms.front()); value && std::holds_alternative<bool>(*value))
      return one_way({Atom{id, {Value(!std::get<bool>(*value))}, false, false, span}});
    const VariableId actual = scope_.variables.of_attribute(id, about.columns.front().type, span);
    return one_way({Atom{id, {actual}, false, false, span},
                    Test{Comparator::not_equal, Arithmetic{.leaf = actual, .span = span},
                         Arithmetic{.leaf = terms.front(), .span = span}, span}});
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
    auto compared = lower_comparison(form, negated, span, scope_);
    if (!compared) return one_way({});
    std::vector<Literal> literals = compared->reads;
    if (compared->test) literals.push_back(*compared->test);
    Ways out = one_way(std::move(literals));
    if (!negated) return out;
    // What a closed attribute does not say is false, so the negation also holds where it says nothing.
    for (const Literal& read : compared->reads)
      if (auto nothing = says_nothing(read)) out.push_back({std::move(*nothing)});
    return out;
  }

  /// What holds where the value that `read` gives to a comparison is not there; nothing where it always is, or where
  /// that it is not there says nothing.
  std::optional<std::vector<Literal>> says_nothing(const Literal& read) const {
    if (const auto* atom = std::get_if<Atom>(&read)) {
      if (atom->implied || relation(atom->relation).attribute->asked) return std::nullopt;
      return {{Atom{atom->relation, std::vector<Term>(atom->terms.size(), Anything{}), true, false, atom->span}}};
    }
    Aggregate nothing = std::get<Aggregate>(read);
    if (nothing.function == AggregateFunction::count || nothing.function == AggregateFunction::sum) return std::nullopt;
    nothing.absent = true;
    std::vector<Literal> literals = answered_first(nothing.where, scope_, nothing.span);
    literals.emplace_back(std::move(nothing));
    return literals;
  }

  Ways every(const EveryPhrase& form, Span span, bool negated) {
    Every made{.where = lower_inside(form.where.front(), scope_), .has = lower_inside(form.has.front(), scope_),
               .own = {scope_.variables.named(form.variable->text, form.variable->span)}, .negated = negated, .span = span};
    std::vector<Literal> literals = answered_first(made.where, scope_, span);
    for (Literal& guard : answered_first(made.has, scope_, span)) literals.push_back(std::move(guard));
    literals.emplace_back(std::move(made));
    return one_way(std::move(literals));
  }

  RuleScope& scope_;
  bool said_too_many_ = false;
};

void note_expression_types(const Expression& expression, RuleScope& scope) {
  for (const Expression& operand : expression.operands) note_expression_types(operand, scope);
  for (const AggregateSyntax& aggregate : expression.aggregate) {
    note_expression_types(aggregate.operand, scope);
    note_types(aggregate.where.front(), scope);
  }
}

void collect_comparisons(const Condition& condition, std::vector<const Comparison*>& out);

void collect_comparisons(const Expression& expression, std::vector<const Comparison*>& out) {
  for (const Expression& operand : expression.operands) collect_comparisons(operand, out);
  for (const AggregateSyntax& aggregate : expression.aggregate) {
    collect_comparisons(aggregate.operand, out);
    collect_comparisons(aggregate.where.front(), out);
  }
}

void collect_comparisons(const Condition& condition, std::vector<const Comparison*>& out) {
  if (const auto* form = std::get_if<Comparison>(&condition.form)) {
    collect_comparisons(form->left, out);
    collect_comparisons(form->right, out);
    out.push_back(form);
  }
  each_part(condition, [&](const Condition& part) { collect_comparisons(part, out); });
}

/// Whether the atom gives its attribute's value to a comparison.
bool reads_value(const Atom& atom, const RuleScope& scope) {
  const auto* id = std::get_if<VariableId>(&atom.terms.front());
  return id && scope.variables[*id].attribute == atom.relation;
}

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
  kept.reserve(alternative.literals.size());
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
  if (const auto* form = std::get_if<Comparison>(&condition.form)) {
    note_expression_types(form->left, scope);
    note_expression_types(form->right, scope);
  }
  each_part(condition, [&](const Condition& part) { note_types(part, scope); });
}

void note_comparison_types(const Condition& condition, RuleScope& scope) {
  std::vector<const Comparison*> comparisons;
  collect_comparisons(condition, comparisons);
  for (bool grew = true; grew;) {
    grew = false;
    for (const Comparison* comparison : comparisons) grew = note_comparison_type(*comparison, scope) || grew;
  }
}

std::vector<Alternative> lower_inside(const Condition& condition, RuleScope& scope) {
  const bool weighs = std::exchange(scope.weighs, false);
  auto ways = lower(condition, scope);
  scope.weighs = weighs;
  return ways;
}

std::vector<Literal> answered_first(const std::vector<Alternative>& alternatives, const RuleScope& scope, Span span) {
  std::map<RelationId, Atom> answered;  // by attribute
  for (const Alternative& alternative : alternatives) {
    for_each_literal(alternative, [&](const Literal& literal) {
      const auto* atom = std::get_if<Atom>(&literal);
      if (!atom) return;
      const auto& attribute = scope.vocabulary.program.relation(atom->relation).attribute;
      if (!attribute || !attribute->asked) return;
      if (reads_value(*atom, scope)) answered.insert_or_assign(atom->relation, Atom{atom->relation, atom->terms, false, true, span});
      else answered.emplace(atom->relation, Atom{attribute->known, {}, false, true, span});
    });
  }
  std::vector<Literal> literals;
  for (auto& [id, atom] : answered) literals.emplace_back(std::move(atom));
  return literals;
}

Atom positive_atom(RelationId id, std::vector<Term> terms, Span span, RuleScope& scope) {
  if (scope.vocabulary.program.relation(id).uncertain) {
    if (scope.weighs) terms.emplace_back(scope.variables.fresh("certainty", {Type::integer, ""}, span));
    else terms.emplace_back(Anything{});
  }
  return {id, std::move(terms), false, false, span};
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
  terms.reserve(reading.items.size());
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
