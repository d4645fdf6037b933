// What is declared and makes no difference. Only a rule base with a decision has outcomes; without one its relations
// are there to be queried, and only what nothing ever touches is reported.
#include <algorithm>
#include <set>

#include "engine/analyze/analyses.h"

namespace counsel::analyze {

namespace {

using lang::Code;
using lang::Diagnostic;
using lang::Program;
using lang::Role;

class Unused {
 public:
  Unused(const Subject& subject, Findings& findings)
      : subject_(subject), program_(subject.program), uses_(subject.uses), findings_(findings) {}

  void run() {
    find_wanted();
    find_leading_on();
    for (std::size_t i = 0; i < program_.declared; ++i) {
      const auto id = static_cast<RelationId>(i);
      const auto& attribute = program_.relation(id).attribute;
      if (wanted_[i] || (attribute && attribute->built_in)) continue;
      if (attribute && attribute->asked)
        question(id);
      else
        relation(id);
    }
    sources();
    kinds();
  }

 private:
  /// Every relation that a decision, an example's expectation or a shown text can depend on.
  void find_wanted() {
    wanted_.assign(program_.relations.size(), false);
    std::vector<RelationId> queue;
    const auto reach = [&](RelationId id) {
      if (wanted_[index(id)]) return;
      wanted_[index(id)] = true;
      queue.push_back(id);
    };
    for (std::size_t i = 0; i < program_.relations.size(); ++i)
      if (speaks_for_candidates(program_.relations[i]) || uses_.expected[i] || uses_.mentioned[i])
        reach(static_cast<RelationId>(i));
    while (!queue.empty()) {
      const RelationId id = queue.back();
      queue.pop_back();
      if (const auto of = program_.relation(id).of) reach(*of);
      for (const RuleId rule : uses_.makers[index(id)])
        each_atom(program_.rule(rule).alternatives, [&](const lang::Atom& atom) { reach(atom.relation); });
    }
  }

  bool speaks_for_candidates(const lang::Relation& relation) const {
    return relation.role == Role::evidence && !program_.rule(*relation.rule).conclusions[relation.conclusion].about;
  }

  /// What follows, over however many rules, from a question whose answer nothing wants: the question is said.
  void find_leading_on() {
    asked_in_vain_.assign(program_.relations.size(), false);
    std::vector<RelationId> queue;
    for (std::size_t i = 0; i < program_.declared; ++i)
      if (const auto& attribute = program_.relations[i].attribute; attribute && attribute->asked && !wanted_[i])
        queue.push_back(static_cast<RelationId>(i));
    while (!queue.empty()) {
      const RelationId id = queue.back();
      queue.pop_back();
      for (const Reader& reader : uses_.readers[index(id)])
        for (const lang::Head& head : program_.rule(reader.rule).heads) {
          const RelationId about = program_.relation(head.relation).of.value_or(head.relation);
          if (asked_in_vain_[index(about)]) continue;
          asked_in_vain_[index(about)] = true;
          queue.push_back(about);
        }
    }
  }

  void question(RelationId id) {
    const lang::Relation& relation = program_.relation(id);
    const auto& readers = uses_.readers[index(id)];
    const Span name = subject_.name_in(relation.span);
    if (readers.empty()) {
      findings_.push_back(Diagnostic{Code::UnreadQuestion, name}.with("name", relation.name));
      return;
    }
    if (program_.decisions.empty()) return;
    findings_.push_back(Diagnostic{Code::QuestionWithoutEffect, name}
                            .with("name", relation.name)
                            .label(readers.front().span, "rule `" + program_.rule(readers.front().rule).name +
                                                             "` reads it, and nothing uses what follows"));
  }

  void relation(RelationId id) {
    const lang::Relation& relation = program_.relation(id);
    if (!uses_.readers[index(id)].empty() || asked_in_vain_[index(id)])
      return;  // what reads it is the one nothing uses
    const bool filled = subject_.has_maker(id);
    if (filled && program_.decisions.empty()) return;
    auto finding = Diagnostic{Code::UnusedRelation, subject_.name_in(relation.span)}
                       .with("what", relation.role == Role::attribute ? "attribute" : "relation")
                       .with("name", relation.name);
    if (const auto& makers = uses_.makers[index(id)]; !makers.empty()) {
      const lang::Rule& rule = program_.rule(makers.front());
      finding.labels.push_back({rule.name_span, "rule `" + rule.name + "` concludes it"});
    } else if (const auto& facts = uses_.facts[index(id)]; !facts.empty()) {
      finding.labels.push_back({program_.facts[facts.front()].span, "a fact states it"});
    }
    findings_.push_back(std::move(finding));
  }

  void sources() {
    std::set<std::string_view> cited;
    const auto note = [&](const std::vector<Citation>& citations) {
      for (const Citation& citation : citations) cited.insert(citation.document);
    };
    for (const lang::Rule& rule : program_.rules) note(rule.citations);
    for (const lang::StatedFact& fact : program_.facts) note(fact.citations);
    for (const lang::FactFile& file : program_.fact_files) note(file.citations);
    for (const lang::Document& document : program_.documents)
      if (!cited.contains(document.id))
        findings_.push_back(Diagnostic{Code::UncitedSource, document.span}.with("name", document.id));
  }

  void kinds() {
    std::set<std::string_view> used;
    for (const lang::Relation& relation : program_.relations)
      if (relation.role == Role::relation || relation.role == Role::attribute)
        for (const Column& column : relation.columns) used.insert(column.type.kind);
    for (const lang::Decision& decision : program_.decisions) used.insert(program_.kind(decision.candidates).name);
    for (const lang::Kind& kind : program_.kinds)
      if (!used.contains(kind.name))
        findings_.push_back(Diagnostic{Code::UnusedKind, subject_.name_in(kind.span)}.with("name", kind.name));
  }

  const Subject& subject_;
  const Program& program_;
  const Uses& uses_;
  Findings& findings_;
  std::vector<bool> wanted_, asked_in_vain_;
};

}  // namespace

void find_unused(const Subject& subject, Findings& findings) { Unused(subject, findings).run(); }

}  // namespace counsel::analyze
