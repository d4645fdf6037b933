#include "engine/lang/stated_facts.h"

#include <algorithm>

#include "engine/lang/conditions.h"
#include "engine/lang/similar.h"
#include "engine/lang/types.h"

namespace counsel::lang {

namespace {

class Facts {
 public:
  Facts(const Vocabulary& vocabulary, const Sources& sources, std::vector<Diagnostic>& diagnostics)
      : vocabulary_(vocabulary), sources_(sources), diagnostics_(diagnostics) {}

  void add(const FactStatement& statement) {
    const auto citations = citations_of(statement.citations, vocabulary_, diagnostics_);
    const std::size_t said = diagnostics_.size();
    const auto reading = read_atom(statement.fact, vocabulary_, diagnostics_);
    if (!reading) {
      if (diagnostics_.size() == said)
        diagnostics_.push_back(Diagnostic{Code::NotAFact, statement.fact.span}
                                   .with("verb", "fact")
                                   .with("phrase", sources_.text(statement.fact.span)));
      return;
    }
    if (!is_general(reading->relation, statement.fact.span)) return;
    std::vector<Item> items = reading->items;
    const Relation& relation = vocabulary_.program.relation(reading->relation);
    if (statement.certainty && !relation.uncertain) return not_uncertain(relation, statement.certainty->span);
    if (statement.certainty) items.push_back(*statement.certainty);
    add_row(reading->relation, items, {citations, statement.validity, statement.fact.span});
  }

  void add(const FactsStatement& statement) {
    const auto citations = citations_of(statement.citations, vocabulary_, diagnostics_);
    const Item name{.kind = Item::Kind::word, .text = statement.relation.text, .span = statement.relation.span};
    const auto id = vocabulary_.relation(statement.relation.text);
    if (!id) {
      diagnostics_.push_back(unknown_relation(name, "relation", vocabulary_));
      return;
    }
    if (!is_general(*id, statement.relation.span)) return;
    if (statement.file) {
      made_.files.push_back({*id, statement.file->text, citations, statement.file->span});
      return;
    }
    const auto order = column_order(*id, statement);
    if (!order) return;
    for (const FactsStatement::Row& row : statement.rows) {
      if (row.cells.size() != order->size()) continue;  // the parser has said so
      std::vector<Item> items(order->size());
      bool filled = true;
      for (std::size_t i = 0; i < order->size(); ++i) {
        filled = filled && row.cells[i].has_value();
        if (row.cells[i]) items[(*order)[i]] = *row.cells[i];
      }
      if (filled) add_row(*id, items, {citations, statement.validity, row.span});
      else
        diagnostics_.push_back(Diagnostic{Code::WrongArity, row.span}
                                   .with("relation", statement.relation.text)
                                   .with("expected", std::to_string(order->size()) + " columns")
                                   .with("found", "a cell of this row is empty"));
    }
  }

  CheckedFacts finish() && {
    std::stable_sort(made_.stated.begin(), made_.stated.end(), [](const StatedFact& a, const StatedFact& b) {
      if (a.relation != b.relation) return a.relation < b.relation;
      for (std::size_t i = 0; i < a.values.size(); ++i)
        if (const auto order = compare(a.values[i], b.values[i]); order != 0) return order < 0;
      return a.span < b.span;
    });
    return std::move(made_);
  }

 private:
  struct About {
    const std::vector<Citation>& citations;
    const Validity& validity;
    Span span;
  };

  void not_uncertain(const Relation& relation, Span span) {
    diagnostics_.push_back(Diagnostic{Code::CertainRelation, span}
                               .with("relation", relation.name)
                               .label(relation.span, "declared here"));
  }

  bool is_general(RelationId id, Span span) {
    const Relation& relation = vocabulary_.program.relation(id);
    if (relation.role == Role::relation) return true;
    diagnostics_.push_back(Diagnostic{Code::AttributeAsFact, span}
                               .with("attribute", relation.name)
                               .note("give it as an answer, or conclude it in a rule with `implies`"));
    return false;
  }

  /// For each column of the table, its place in the relation.
  std::optional<std::vector<std::size_t>> column_order(RelationId id, const FactsStatement& statement) {
    const Relation& relation = vocabulary_.program.relation(id);
    std::vector<std::size_t> order;
    for (const Word& word : statement.columns) {
      const auto found = std::find_if(relation.columns.begin(), relation.columns.end(),
                                      [&](const Column& column) { return column.name == word.text; });
      const auto place = static_cast<std::size_t>(found - relation.columns.begin());
      const bool certainty = relation.uncertain && word.text == "certainty";
      if (found == relation.columns.end() && !certainty) {
        std::vector<std::string> names;
        for (const Column& column : relation.columns) names.push_back(column.name);
        diagnostics_.push_back(Diagnostic{Code::UnknownName, word.span}
                                   .with("kind", "column of `" + relation.name + "`")
                                   .with("name", word.text)
                                   .did_you_mean(nearest(word.text, names)));
        return std::nullopt;
      }
      if (std::find(order.begin(), order.end(), place) != order.end()) {
        diagnostics_.push_back(Diagnostic{Code::ColumnGivenTwice, word.span}
                                   .with("column", word.text)
                                   .with("relation", relation.name));
        return std::nullopt;
      }
      order.push_back(place);
    }
    const bool with_certainty = std::find(order.begin(), order.end(), relation.columns.size()) != order.end();
    if (order.size() == relation.columns.size() + (with_certainty ? 1 : 0)) return order;
    diagnostics_.push_back(Diagnostic{Code::WrongArity, statement.relation.span}
                               .with("relation", relation.name)
                               .with("expected", std::to_string(relation.columns.size()) + " columns")
                               .with("found", "the table has " + std::to_string(order.size()))
                               .label(relation.span, "declared here"));
    return std::nullopt;
  }

  /// `items` has one a column and, where the author gives one, the certainty.
  void add_row(RelationId id, const std::vector<Item>& items, const About& about) {
    const Relation& relation = vocabulary_.program.relation(id);
    StatedFact fact{.relation = id, .values = {}, .citations = about.citations, .span = about.span};
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (items[i].kind == Item::Kind::variable) {
        diagnostics_.push_back(Diagnostic{Code::NotGround, items[i].span}.with("what", "a fact").with("variable", items[i].text));
        return;
      }
      if (i == relation.columns.size()) {
        const auto certainty = read_certainty(items[i], vocabulary_, diagnostics_);
        if (!certainty) return;
        fact.values.emplace_back(*certainty);
        continue;
      }
      const auto value = value_of(items[i], relation.columns[i].type, vocabulary_,
                                  "column `" + relation.columns[i].name + "` of `" + relation.name + "`", diagnostics_);
      if (!value) return;
      fact.values.push_back(*value);
    }
    if (relation.uncertain && fact.values.size() == relation.columns.size()) fact.values.emplace_back(1.0);
    if (about.validity.from || about.validity.until) made_.dated.push_back({std::move(fact), about.validity});
    else made_.stated.push_back(std::move(fact));
  }

  const Vocabulary& vocabulary_;
  const Sources& sources_;
  std::vector<Diagnostic>& diagnostics_;
  CheckedFacts made_;
};

}  // namespace

CheckedFacts check_facts(const SyntaxTree& tree, const Vocabulary& vocabulary, const Sources& sources,
                         std::vector<Diagnostic>& diagnostics) {
  Facts facts(vocabulary, sources, diagnostics);
  for (const Statement& statement : tree.statements) {
    if (const auto* one = std::get_if<FactStatement>(&statement.form)) facts.add(*one);
    if (const auto* table = std::get_if<FactsStatement>(&statement.form)) facts.add(*table);
  }
  return std::move(facts).finish();
}

std::optional<double> read_certainty(const Item& item, const Vocabulary& vocabulary, std::vector<Diagnostic>& diagnostics) {
  if (item.kind == Item::Kind::variable) {
    diagnostics.push_back(Diagnostic{Code::NotGround, item.span}.with("what", "a fact").with("variable", item.text));
    return std::nullopt;
  }
  const auto value = value_of(item, {Type::number, ""}, vocabulary, "a certainty", diagnostics);
  if (!value) return std::nullopt;
  const double certainty = std::get<double>(*value);
  if (certainty > 0 && certainty <= 1) return certainty;
  diagnostics.push_back(Diagnostic{Code::CertaintyOutOfRange, item.span}.with("value", to_string(*value)));
  return std::nullopt;
}

std::vector<Citation> citations_of(const std::vector<CitationSyntax>& citations, const Vocabulary& vocabulary,
                                   std::vector<Diagnostic>& diagnostics) {
  std::vector<Citation> out;
  for (const CitationSyntax& citation : citations) {
    if (!vocabulary.document(citation.document.text)) {
      std::vector<std::string> names;
      for (const Document& document : vocabulary.program.documents) names.push_back(document.id);
      diagnostics.push_back(Diagnostic{Code::UnknownName, citation.document.span}
                                .with("kind", "source")
                                .with("name", citation.document.text)
                                .did_you_mean(nearest(citation.document.text, names)));
      continue;
    }
    out.push_back({citation.document.text, citation.locator ? citation.locator->text : ""});
  }
  return out;
}

}  // namespace counsel::lang
