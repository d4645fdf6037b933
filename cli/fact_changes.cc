#include "cli/fact_changes.h"

#include <algorithm>

#include "engine/base/points.h"
#include "engine/lang/fact_sentences.h"
#include "engine/lang/sentence.h"
#include "engine/lang/similar.h"

namespace counsel::cli {

namespace {

const lang::Relation& relation_of(const Fact& fact, const lang::Program& program) {
  return program.relation(*program.find_relation(fact.relation));
}

/// The fact without how certain it is.
Fact bare(Fact fact, const lang::Program& program) {
  fact.values.resize(relation_of(fact, program).columns.size());
  return fact;
}

bool same_fact(const Fact& a, const Fact& b) { return a.relation == b.relation && a.values == b.values; }

bool has(const std::vector<Fact>& facts, const Fact& fact) {
  return std::ranges::any_of(facts, [&](const Fact& each) { return same_fact(each, fact); });
}

bool begins_with(const std::vector<Value>& values, const std::vector<Value>& beginning) {
  return values.size() >= beginning.size() && std::equal(beginning.begin(), beginning.end(), values.begin());
}

/// Whether the rule is a statement of the fact, for some days. Requires: the fact is bare.
bool states_for_days(const lang::Rule& rule, const Fact& fact, const lang::Program& program) {
  if (rule.origin != lang::Rule::Origin::dated_fact) return false;
  const lang::Head& head = rule.heads.front();
  if (head.relation != program.stated(*program.find_relation(fact.relation))) return false;
  for (std::size_t i = 0; i < fact.values.size(); ++i)
    if (std::get<Value>(head.terms[i]) != fact.values[i]) return false;
  return true;
}

/// The facts of a relation that are stated and not only concluded, by their values.
std::vector<std::vector<Value>> stated_rows(RelationId relation, const lang::Program& program,
                                            const eval::Model& model) {
  const RelationId stated = program.stated(relation);
  std::vector<std::vector<Value>> rows;
  for (const RowId row : model.sorted_rows(stated))
    if (model.source(stated, row)) rows.push_back(model.values(stated, row));
  return rows;
}

bool is_stated(const Fact& fact, const lang::Program& program, const eval::Model& model) {
  const RelationId relation = *program.find_relation(fact.relation);
  const auto on_days = [&](const lang::Rule& rule) { return states_for_days(rule, fact, program); };
  if (std::ranges::any_of(program.rules, on_days)) return true;
  if (!program.relation(relation).uncertain) {
    const auto row = model.find(relation, fact.values);
    return row && model.source(relation, *row);
  }
  return std::ranges::any_of(stated_rows(relation, program, model),
                             [&](const auto& row) { return begins_with(row, fact.values); });
}

/// Of the stated facts that differ in one value, the one that is spelt most alike; empty where there is none.
std::string near_fact(const Fact& fact, const lang::Program& program, const eval::Model& model) {
  const lang::Relation& relation = relation_of(fact, program);
  std::vector<std::string> texts;
  for (const auto& row : stated_rows(*program.find_relation(fact.relation), program, model)) {
    std::size_t equal = 0;
    for (std::size_t i = 0; i < relation.columns.size(); ++i) equal += row[i] == fact.values[i] ? 1 : 0;
    if (equal + 1 == relation.columns.size())
      texts.push_back(lang::fact_text(relation, std::span(row).first(relation.columns.size())));
  }
  const std::string nearest = lang::nearest(lang::fact_text(relation, fact.values), texts);
  return nearest.empty() && !texts.empty() && relation.columns.size() > 1 ? texts.front() : nearest;
}

Complaint not_stated(const Fact& fact, const lang::Program& program, const eval::Model& model) {
  const RelationId relation = *program.find_relation(fact.relation);
  const std::string text = fact_text(fact, program);
  // An uncertain relation has a column more, so that its concluded rows are not found by their values alone.
  if (!program.relation(relation).uncertain && model.holds(relation, fact.values))
    return {"`" + text + "` is concluded and not stated, and cannot be withdrawn",
            "it goes when what it rests on goes: `counsel why` shows that"};
  const std::string near = near_fact(fact, program, model);
  return {"`" + text + "` is not stated, and cannot be withdrawn", near.empty() ? "" : "did you mean `" + near + "`?"};
}

/// Whether it is stated just so, and not with another certainty.
bool is_there(const Fact& fact, const lang::Program& program, const eval::Model& model) {
  const RelationId relation = *program.find_relation(fact.relation);
  std::vector<Value> row = fact.values;
  if (program.relation(relation).uncertain) row.back() = Value(certainty_udb(std::get<double>(row.back())));
  const auto found = model.find(program.stated(relation), row);
  return found && model.source(program.stated(relation), *found);
}

}  // namespace

ReadFactChanges read_fact_changes(const std::vector<std::string>& with, const std::vector<std::string>& without,
                                  const Rules& rules) {
  ReadFactChanges read{.changes = {}, .sources = rules.sources, .diagnostics = {}};
  std::vector<FileId> files;
  for (const std::string& text : with) files.push_back(read.sources.add("--with", text));
  for (const std::string& text : without) files.push_back(read.sources.add("--without", text));
  lang::FactSentences sentences = lang::read_fact_sentences(files, rules.tree, read.sources);
  read.diagnostics = std::move(sentences.diagnostics);
  for (std::size_t i = 0; i < files.size(); ++i) {
    if (!sentences.facts[i]) continue;
    lang::StatedFact& stated = *sentences.facts[i];
    Fact fact{.relation = rules.program->relation(stated.relation).name, .values = std::move(stated.values),
              .origin = Origin::answer, .citations = std::move(stated.citations), .place = "supposed", .who = "", .id = {}};
    const bool is_added = i < with.size();
    if (!is_added) fact = bare(std::move(fact), *rules.program);
    std::vector<Fact>& changes = is_added ? read.changes.added : read.changes.withdrawn;
    if (!has(changes, fact)) changes.push_back(std::move(fact));
  }
  return read;
}

std::vector<Complaint> needless(const FactChanges& changes, const Ready& ready, const eval::Model& model) {
  std::vector<Complaint> complaints;
  for (const Fact& fact : changes.added) {
    const std::string text = fact_text(fact, ready.program);
    if (has(changes.withdrawn, bare(fact, ready.program)))
      complaints.push_back({"`" + text + "` is both added and withdrawn", ""});
    else if (is_there(fact, ready.program, model))
      complaints.push_back({"`" + text + "` is stated already", ""});
  }
  for (const Fact& fact : changes.withdrawn)
    if (!is_stated(fact, ready.program, model)) complaints.push_back(not_stated(fact, ready.program, model));
  return complaints;
}

Rules supposed_rules(const Rules& rules, const FactChanges& changes) {
  Rules supposed{.sources = rules.sources, .tree = {}, .program = rules.program, .diagnostics = {},
                 .query = rules.query, .folder = rules.folder};
  lang::Program& program = *supposed.program;
  for (const Fact& fact : no_longer_stated(changes, program))
    for (lang::Rule& rule : program.rules)
      if (states_for_days(rule, fact, program)) rule.alternatives.clear();  // it never holds
  return supposed;
}

FactSet supposed_facts(const FactSet& facts, const FactChanges& changes, const lang::Program& program) {
  FactSet supposed = facts;
  const std::vector<Fact> gone = no_longer_stated(changes, program);
  std::erase_if(supposed.facts, [&](const Fact& fact) {
    return std::ranges::any_of(gone, [&](const Fact& each) {
      return each.relation == fact.relation && begins_with(fact.values, each.values);
    });
  });
  const auto comes_first = [](const Fact& a, const Fact& b) {
    if (a.relation != b.relation) return a.relation < b.relation;
    return std::ranges::lexicographical_compare(
        a.values, b.values, [](const Value& x, const Value& y) { return compare(x, y) < 0; });
  };
  for (const Fact& fact : changes.added)
    supposed.facts.insert(std::ranges::upper_bound(supposed.facts, fact, comes_first), fact);
  return supposed;
}

std::vector<Fact> no_longer_stated(const FactChanges& changes, const lang::Program& program) {
  std::vector<Fact> gone = changes.withdrawn;
  for (const Fact& fact : changes.added)
    if (relation_of(fact, program).uncertain) gone.push_back(bare(fact, program));
  return gone;
}

std::string fact_text(const Fact& fact, const lang::Program& program) {
  const lang::Relation& relation = relation_of(fact, program);
  const std::string text = lang::fact_text(relation, std::span(fact.values).first(relation.columns.size()));
  const bool is_sure = fact.values.size() == relation.columns.size() || fact.values.back() == Value(1.0);
  return is_sure ? text : text + " with certainty " + to_string(fact.values.back());
}

}  // namespace counsel::cli
