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
    if (is_general(reading->relation, statement.fact.span))
      add_row(reading->relation, reading->items, citations, statement.fact.span);
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
      if (filled) add_row(*id, items, citations, row.span);
      else
        diagnostics_.push_back(Diagnostic{Code::WrongArity, row.span}
                                   .with("relation", statement.relation.text)
                                   .with("expected", std::to_string(order->size()) + " columns")
                                   .with("found", "a cell of this row is empty"));
    }
  }

  std::vector<StatedFact> finish() && {
    std::stable_sort(facts_.begin(), facts_.end(), [](const StatedFact& a, const StatedFact& b) {
      if (a.relation != b.relation) return a.relation < b.relation;
      for (std::size_t i = 0; i < a.values.size(); ++i)
        if (const auto order = compare(a.values[i], b.values[i]); order != 0) return order < 0;
      return a.span < b.span;
    });
    return std::move(facts_);
  }

 private:
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
      if (found == relation.columns.end()) {
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
    if (order.size() == relation.columns.size()) return order;
    diagnostics_.push_back(Diagnostic{Code::WrongArity, statement.relation.span}
                               .with("relation", relation.name)
                               .with("expected", std::to_string(relation.columns.size()) + " columns")
                               .with("found", "the table has " + std::to_string(order.size()))
                               .label(relation.span, "declared here"));
    return std::nullopt;
  }

  void add_row(RelationId id, const std::vector<Item>& items, const std::vector<Citation>& citations, Span span) {
    const Relation& relation = vocabulary_.program.relation(id);
    StatedFact fact{.relation = id, .values = {}, .citations = citations, .span = span};
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (items[i].kind == Item::Kind::variable) {
        diagnostics_.push_back(Diagnostic{Code::NotGround, items[i].span}.with("what", "a fact").with("variable", items[i].text));
        return;
      }
      const auto value = value_of(items[i], relation.columns[i].type, vocabulary_,
                                  "column `" + relation.columns[i].name + "` of `" + relation.name + "`", diagnostics_);
      if (!value) return;
      fact.values.push_back(*value);
    }
    facts_.push_back(std::move(fact));
  }

  const Vocabulary& vocabulary_;
  const Sources& sources_;
  std::vector<Diagnostic>& diagnostics_;
  std::vector<StatedFact> facts_;
};

}  // namespace

std::vector<StatedFact> check_facts(const SyntaxTree& tree, const Vocabulary& vocabulary, const Sources& sources,
                                    std::vector<Diagnostic>& diagnostics) {
  Facts facts(vocabulary, sources, diagnostics);
  for (const Statement& statement : tree.statements) {
    if (const auto* one = std::get_if<FactStatement>(&statement.form)) facts.add(*one);
    if (const auto* table = std::get_if<FactsStatement>(&statement.form)) facts.add(*table);
  }
  return std::move(facts).finish();
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
