// What a condition can be met by: rows of facts, and heads of rules with a value or a variable in each column.
//
// Method: the constants of a condition are looked up among the rows of its relation, projected to the same columns. A
//         column that some rule fills with a variable can hold anything, and is left out.
#include <map>
#include <set>
#include <unordered_set>

#include "engine/analyze/analyses.h"
#include "engine/analyze/written.h"

namespace counsel::analyze {

namespace {

using lang::Atom;
using lang::Code;
using lang::Diagnostic;
using lang::Role;
using lang::Term;

/// Sets of columns that are looked up, for one relation. More are not worth an index of their own.
constexpr std::size_t kMostProjections = 16;

class Rows {
 public:
  Rows(const Subject& subject, RelationId relation) : subject_(subject), relation_(relation) {
    const auto& columns = subject.program.relation(relation).columns;
    variable_.resize(columns.size(), false);
    for_each_head([&](const lang::Head& head) {
      for (std::size_t i = 0; i < columns.size(); ++i)
        if (!std::holds_alternative<Value>(head.terms[i])) variable_[i] = true;
    });
  }

  /// Whether some row can have the values where the atom has them.
  bool can_meet(const Atom& atom) {
    std::vector<std::size_t> columns;
    for (std::size_t i = 0; i < atom.terms.size(); ++i)
      if (!variable_[i] && std::holds_alternative<Value>(atom.terms[i])) columns.push_back(i);
    if (columns.empty() || (!projections_.contains(columns) && projections_.size() == kMostProjections)) return true;
    const auto [rows, is_new] = projections_.try_emplace(columns);
    if (is_new) fill(rows->second, columns);
    return rows->second.contains(key(atom.terms, columns));
  }

 private:
  using Keys = std::unordered_set<std::string>;

  template <class Visit>
  void for_each_head(const Visit& visit) const {
    for (const RuleId rule : subject_.uses.makers[index(relation_)])
      for (const lang::Head& head : subject_.program.rule(rule).heads)
        if (head.relation == relation_) visit(head);
  }

  template <class Cells>
  static std::string key(const Cells& cells, const std::vector<std::size_t>& columns) {
    std::string out;
    for (const std::size_t column : columns) {
      if constexpr (std::is_same_v<Cells, std::vector<Term>>)
        out += to_source(std::get<Value>(cells[column]));
      else
        out += to_source(cells[column]);
      out += '\n';
    }
    return out;
  }

  void fill(Keys& rows, const std::vector<std::size_t>& columns) const {
    for (const std::size_t fact : subject_.uses.facts[index(relation_)])
      rows.insert(key(subject_.program.facts[fact].values, columns));
    for_each_head([&](const lang::Head& head) { rows.insert(key(head.terms, columns)); });
  }

  const Subject& subject_;
  const RelationId relation_;
  std::vector<bool> variable_;  // by column: some rule fills it with a variable
  std::map<std::vector<std::size_t>, Keys> projections_;
};

std::string_view what(const lang::Relation& relation) {
  return relation.role == Role::attribute ? "attribute" : "relation";
}

void say_empty(const Subject& subject, RelationId id, Findings& findings) {
  const lang::Relation& relation = subject.program.relation(id);
  const Reader& reader = subject.uses.readers[index(id)].front();
  auto finding = Diagnostic{Code::NothingYields, subject.name_in(relation.span)}
                     .with("what", what(relation))
                     .with("name", relation.name)
                     .label(reader.span, "rule `" + subject.program.rule(reader.rule).name + "` reads it");
  finding.notes.emplace_back(relation.role == Role::attribute
                                 ? "with `ask`, people would be asked for it"
                                 : "what a fact base holds beside the rule files is not looked at");
  findings.push_back(std::move(finding));
}

}  // namespace

void find_unmet(const Subject& subject, Findings& findings) {
  const lang::Program& program = subject.program;
  std::map<RelationId, Rows> rows;
  for (std::size_t i = 0; i < program.declared; ++i) {
    const auto id = static_cast<RelationId>(i);
    if (!subject.has_maker(id) && !subject.uses.readers[i].empty()) say_empty(subject, id, findings);
  }
  for (const lang::Rule& rule : subject.rules()) {
    std::set<Span> said;
    each_atom(rule.alternatives, [&](const Atom& atom) {
      const lang::Relation& relation = program.relation(atom.relation);
      if (index(atom.relation) >= program.declared || relation.uncertain || relation.stated) return;
      if (subject.is_open(atom.relation) || !subject.has_maker(atom.relation)) return;
      if (rows.try_emplace(atom.relation, subject, atom.relation).first->second.can_meet(atom)) return;
      const Written condition = written(subject, rule, atom.span);
      if (!said.insert(condition.span).second) return;
      findings.push_back(Diagnostic{Code::UnmetCondition, condition.span}
                             .with("condition", condition.text)
                             .with("holds", atom.negated ? "always holds" : "never holds"));
    });
  }
}

}  // namespace counsel::analyze
