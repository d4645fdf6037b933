#include "engine/lang/examples.h"

#include <algorithm>

#include "engine/lang/conditions.h"
#include "engine/lang/declarations.h"
#include "engine/lang/similar.h"
#include "engine/lang/stated_facts.h"
#include "engine/lang/types.h"

namespace counsel::lang {

namespace {

class Examples {
 public:
  Examples(const Vocabulary& vocabulary, const Sources& sources, std::vector<Diagnostic>& diagnostics)
      : vocabulary_(vocabulary), sources_(sources), diagnostics_(diagnostics) {}

  Example read(const ExampleStatement& statement, Span span) {
    Example example{.name = statement.name.text,
                    .label = statement.label ? statement.label->text : statement.name.text,
                    .given = {}, .expectations = {}, .span = span};
    for (const GivenSyntax& given : statement.given)
      if (auto read = read_given(given)) example.given.push_back(std::move(*read));
    for (const ExpectationSyntax& expectation : statement.expectations)
      if (auto read = read_expectation(expectation)) example.expectations.push_back(std::move(*read));
    return example;
  }

 private:
  std::nullopt_t not_given(const Condition& condition) {
    diagnostics_.push_back(Diagnostic{Code::GivenNotAFact, condition.span}.with("phrase", sources_.text(condition.span)));
    return std::nullopt;
  }

  const Relation& relation(RelationId id) const { return vocabulary_.program.relation(id); }

  /// `team-knows is none`: answered, with no value.
  std::optional<Given> none_given(const Condition& condition) {
    const auto* is = std::get_if<IsPhrase>(&condition.form);
    if (!is || is->negated || is->form != IsPhrase::Form::value || is->values.front().text != "none" || is->subject.size() != 1)
      return std::nullopt;
    const auto id = vocabulary_.relation(is->subject.front().text);
    if (!id || !relation(*id).attribute || relation(*id).attribute->holds != Attribute::Holds::many) return std::nullopt;
    if (fits(is->values.front(), relation(*id).columns.front().type, vocabulary_)) return std::nullopt;
    return Given{relation(*id).attribute->none, {}, condition.span};
  }

  /// Where the answer or fact goes, with its certainty where it has one.
  std::optional<Given> read_given(const GivenSyntax& syntax) {
    auto given = read_fact(syntax.fact);
    if (!given || given->values.empty()) return given;
    const Relation& about = relation(given->relation);
    if (syntax.certainty && !about.uncertain) {
      diagnostics_.push_back(Diagnostic{Code::CertainRelation, syntax.certainty->span}
                                 .with("relation", about.name)
                                 .label(about.span, "declared here"));
      return std::nullopt;
    }
    if (about.uncertain) {
      const auto certainty = syntax.certainty ? read_certainty(*syntax.certainty, vocabulary_, diagnostics_) : 1.0;
      if (!certainty) return std::nullopt;
      given->values.emplace_back(*certainty);
    }
    given->relation = vocabulary_.program.stated(given->relation);
    return given;
  }

  std::optional<Given> read_fact(const Condition& condition) {
    if (auto none = none_given(condition)) return none;
    if (const auto* negation = std::get_if<Not>(&condition.form)) {
      auto given = read_ground(negation->operand.front());
      if (!given) return std::nullopt;
      if (given->values.size() != 1 || !std::holds_alternative<bool>(given->values[0])) return not_given(condition);
      given->values[0] = !std::get<bool>(given->values[0]);
      return given;
    }
    if (const auto* comparison = std::get_if<Comparison>(&condition.form)) {
      // `team-size = 3` says the same as `team-size is 3`.
      const bool plain = comparison->comparator == Comparator::equal && comparison->left->op == Operator::leaf &&
                         comparison->right->op == Operator::leaf;
      if (!plain) return not_given(condition);
      const IsPhrase same{.subject = {comparison->left->leaf}, .form = IsPhrase::Form::value, .values = {comparison->right->leaf}};
      return read_ground(Condition{same, condition.span});
    }
    return read_ground(condition);
  }

  std::optional<Given> read_ground(const Condition& condition) {
    const std::size_t said = diagnostics_.size();
    const auto reading = read_atom(condition, vocabulary_, diagnostics_);
    if (!reading) return diagnostics_.size() == said ? not_given(condition) : std::nullopt;
    Given given{reading->relation, {}, condition.span};
    for (std::size_t i = 0; i < reading->items.size(); ++i) {
      const Item& item = reading->items[i];
      if (item.kind == Item::Kind::variable) {
        diagnostics_.push_back(Diagnostic{Code::NotGround, item.span}.with("what", "`given`").with("variable", item.text));
        return std::nullopt;
      }
      const auto value = value_of(item, relation(reading->relation).columns[i].type, vocabulary_,
                                  "`" + relation(reading->relation).name + "`", diagnostics_);
      if (!value || !in_range(relation(reading->relation), *value, item.span, diagnostics_)) return std::nullopt;
      given.values.push_back(*value);
    }
    return given;
  }

  std::optional<Expectation> read_expectation(const ExpectationSyntax& syntax) {
    using Form = ExpectationSyntax::Form;
    Expectation made{.form = syntax.form, .negated = syntax.negated, .count = syntax.count, .span = syntax.span};
    if (syntax.form == Form::fact) return expected_fact(syntax, made);
    if (const auto fact = fact_reading(syntax)) {
      if (speaks_of_outcome(syntax)) return ambiguous(syntax, *fact);
      ExpectationSyntax same = syntax;
      same.fact = {Condition{as_phrase(syntax), syntax.span}};
      made.form = Form::fact;
      return expected_fact(same, made);
    }
    const bool about_candidate = syntax.form == Form::first || syntax.form == Form::in_top || syntax.form == Form::above ||
                                 syntax.form == Form::excluded || syntax.form == Form::because;
    if (about_candidate && !read_candidate(syntax.subject, made.subject, made.decision)) return std::nullopt;
    if (syntax.form == Form::above) {
      std::optional<DecisionId> other;
      if (!read_candidate(syntax.other, made.other, other)) return std::nullopt;
    }
    if (syntax.rule) {
      made.rule = vocabulary_.rule(syntax.rule->text);
      if (!made.rule) {
        std::vector<std::string> names;
        for (const Rule& rule : vocabulary_.program.rules) names.push_back(rule.name);
        diagnostics_.push_back(Diagnostic{Code::UnknownName, syntax.rule->span}
                                   .with("kind", "rule")
                                   .with("name", syntax.rule->text)
                                   .did_you_mean(nearest(syntax.rule->text, names)));
        return std::nullopt;
      }
    }
    return made;
  }

  /// The words of an outcome as the phrase that they would be in a condition; empty where they cannot be one.
  static Phrase as_phrase(const ExpectationSyntax& syntax) {
    using Form = ExpectationSyntax::Form;
    const auto word = [&](std::string text) {
      return Item{.kind = Item::Kind::word, .text = std::move(text), .span = syntax.span};
    };
    if (syntax.denied || syntax.rule) return {};
    switch (syntax.form) {
      case Form::first: return {{syntax.subject, word("first")}};
      case Form::above: return {{syntax.subject, word("above"), syntax.other}};
      case Form::excluded: return {{syntax.subject, word("excluded")}};
      case Form::no_recommendation: return {{word("no"), word("recommendation")}};
      case Form::nothing_fits: return {{word("nothing"), word("fits")}};
      case Form::contradiction: return {{word("contradiction")}};
      case Form::in_top:
      case Form::because:
      case Form::fact: break;
    }
    return {};
  }

  /// What the words of an outcome say of a declared attribute or relation, where they say something.
  std::optional<Reading> fact_reading(const ExpectationSyntax& syntax) const {
    const Phrase phrase = as_phrase(syntax);
    const auto is_declared = [&](const Item& item) { return vocabulary_.relation(item.text).has_value(); };
    if (std::ranges::none_of(phrase.items, is_declared)) return std::nullopt;  // reading what is wrong takes long
    std::vector<Diagnostic> unsaid;
    auto reading = read_phrase(phrase, syntax.span, vocabulary_, unsaid);
    if (!reading) return std::nullopt;
    for (std::size_t i = 0; i < reading->items.size(); ++i)
      if (!fits(reading->items[i], relation(reading->relation).columns[i].type, vocabulary_)) return std::nullopt;
    return reading;
  }

  bool is_candidate(const Item& item) const {
    return item.kind != Item::Kind::variable && !vocabulary_.decisions_of(item.text).empty();
  }

  bool speaks_of_outcome(const ExpectationSyntax& syntax) const {
    using Form = ExpectationSyntax::Form;
    if (syntax.form == Form::above) return is_candidate(syntax.subject) && is_candidate(syntax.other);
    return syntax.form == Form::first || syntax.form == Form::excluded ? is_candidate(syntax.subject) : true;
  }

  std::nullopt_t ambiguous(const ExpectationSyntax& syntax, const Reading& fact) {
    const Relation& about = relation(fact.relation);
    const std::string name = to_source(Name{about.name});
    const std::string said = fact.items.size() == 1
                                 ? name + " is " + written(fact.items[0])
                                 : name + "(" + written(fact.items[0]) + ", " + written(fact.items[1]) + ")";
    diagnostics_.push_back(Diagnostic{Code::AmbiguousPhrase, syntax.span}
                               .with("phrase", written(as_phrase(syntax)))
                               .label(about.span, "declared here")
                               .note("either `" + said + "`")
                               .note("or what comes out of the decision; for that, call `" + about.name + "` otherwise"));
    return std::nullopt;
  }

  bool read_candidate(const Item& item, std::string& name, std::optional<DecisionId>& decision) {
    if (is_candidate(item)) {
      decision = vocabulary_.decisions_of(item.text).front();
      name = *vocabulary_.member(vocabulary_.program.decisions[index(*decision)].candidates, item.text);
      return true;
    }
    std::vector<std::string> names;
    for (const Decision& each : vocabulary_.program.decisions)
      for (const Kind::Member& member : vocabulary_.program.kind(each.candidates).members) names.push_back(member.name);
    diagnostics_.push_back(Diagnostic{Code::NotACandidate, item.span}
                               .with("name", written(item))
                               .did_you_mean(nearest(item.text, names)));
    return false;
  }

  std::optional<Expectation> expected_fact(const ExpectationSyntax& syntax, Expectation made) {
    const Condition& condition = syntax.fact.front();
    const std::size_t said = diagnostics_.size();
    const auto reading = read_atom(condition, vocabulary_, diagnostics_);
    if (!reading) {
      if (diagnostics_.size() == said)
        diagnostics_.push_back(Diagnostic{Code::NotAFact, condition.span}
                                   .with("verb", "expect")
                                   .with("phrase", sources_.text(condition.span)));
      return std::nullopt;
    }
    for (const Item& item : reading->items) {
      if (item.kind != Item::Kind::variable || item.text == "_") continue;
      diagnostics_.push_back(Diagnostic{Code::NotGround, item.span}.with("what", "`expect`").with("variable", item.text));
      return std::nullopt;
    }
    RuleScope scope{vocabulary_, sources_, "", diagnostics_};
    auto terms = terms_of(*reading, scope);
    if (!terms) return std::nullopt;
    made.relation = reading->relation;
    made.terms = std::move(*terms);
    if (relation(made.relation).uncertain) made.terms.emplace_back(Anything{});
    return made;
  }

  const Vocabulary& vocabulary_;
  const Sources& sources_;
  std::vector<Diagnostic>& diagnostics_;
};

}  // namespace

std::vector<Example> check_examples(const SyntaxTree& tree, const Vocabulary& vocabulary, const Sources& sources,
                                    std::vector<Diagnostic>& diagnostics) {
  Examples reader(vocabulary, sources, diagnostics);
  std::vector<Example> examples;
  FirstPlaces places;
  for (const Statement& statement : tree.statements) {
    const auto* example = std::get_if<ExampleStatement>(&statement.form);
    if (!example) continue;
    if (declared_once(places, "example", example->name, diagnostics))
      examples.push_back(reader.read(*example, statement.span));
  }
  return examples;
}

}  // namespace counsel::lang
