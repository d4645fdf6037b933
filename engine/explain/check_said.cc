#include "engine/explain/check_said.h"

#include <algorithm>
#include <map>

#include "engine/base/points.h"
#include "engine/explain/arithmetic.h"
#include "engine/explain/words.h"

namespace counsel::explain {

namespace {

using lang::Verb;

bool same(const RowClaim& a, const RowClaim& b) { return a.relation == b.relation && a.values == b.values; }

bool moves_points(const lang::RuleConclusion& conclusion) {
  return conclusion.verb == Verb::suggests || conclusion.verb == Verb::discourages;
}

}  // namespace

bool names_a_rule(const Node& node) {
  return node.by || !node.rule.empty() || !node.label.empty() || !node.place.empty() || !node.sources.empty();
}

RelationId about(RelationId id, const lang::Program& program) {
  while (program.relation(id).of) id = *program.relation(id).of;
  return id;
}

const lang::RuleConclusion* SaidCheck::conclusion_of(RelationId evidence) const {
  const lang::Relation& relation = program_.relation(evidence);
  return relation.role == lang::Role::evidence ? &program_.rule(*relation.rule).conclusions[relation.conclusion]
                                               : nullptr;
}

/// For each of the `for each` values the one of most points.
std::vector<RowClaim> SaidCheck::best_rows(const lang::RuleConclusion& conclusion,
                                           std::span<const Value> subject) const {
  const std::size_t key = subject.size() + conclusion.for_each.size();
  std::map<std::vector<Value>, RowClaim> best;
  const auto size = [&](const RowClaim& row) { return std::abs(said_udb(program_, row.relation, row.values)); };
  for (const std::vector<Value>& row : model_.rows(conclusion.evidence)) {
    if (!std::ranges::equal(subject, std::span(row).first(subject.size()))) continue;
    const RowClaim claim{conclusion.evidence, row};
    const auto [place, is_new] = best.try_emplace({row.begin(), row.begin() + static_cast<std::ptrdiff_t>(key)}, claim);
    if (!is_new && size(claim) > size(place->second)) place->second = claim;
  }
  std::vector<RowClaim> out;
  for (auto& [values, row] : best) out.push_back(std::move(row));
  return out;
}

std::vector<SaidCheck::Said> SaidCheck::said_about(const CandidateClaim& claim) const {
  std::vector<Said> out;
  const std::vector<Value> subject = {Name{claim.candidate}};
  for (const lang::Rule& rule : program_.rules)
    for (const lang::RuleConclusion& conclusion : rule.conclusions) {
      if (conclusion.verb == Verb::implies || conclusion.decision != claim.decision) continue;
      for (RowClaim& row : best_rows(conclusion, subject)) {
        const std::int64_t points = said_udb(program_, row.relation, row.values);
        out.push_back({std::move(row), points, {}});
      }
    }
  set_aside(out);
  return out;
}

/// A rule that speaks counts unless one that counts overrides it. Overriding has no cycle, so all come to be decided.
void SaidCheck::set_aside(std::vector<Said>& all) const {
  const auto rule_of = [&](const Said& said) { return *program_.relation(said.row.relation).rule; };
  std::map<RuleId, std::optional<bool>> counts;
  for (const Said& said : all) counts[rule_of(said)];
  const auto overrides = [&](RuleId above, RuleId below) {
    return std::ranges::find(program_.rule(above).overrides, below) != program_.rule(above).overrides.end();
  };
  for (bool decided_one = true; decided_one;) {
    decided_one = false;
    for (auto& [rule, decided] : counts) {
      if (decided) continue;
      bool open = false, overridden = false;
      for (const auto& [above, above_counts] : counts) {
        if (!overrides(above, rule)) continue;
        open = open || !above_counts;
        overridden = overridden || above_counts == true;
      }
      if (open && !overridden) continue;
      decided = !overridden;
      decided_one = true;
    }
  }
  for (Said& said : all)
    for (const auto& [above, above_counts] : counts)
      if (above_counts == true && overrides(above, rule_of(said)))
        said.overridden_by.push_back(program_.rule(above).name);
}

std::string SaidCheck::candidate(const Node& node, const CandidateClaim& claim) const {
  if (index(claim.decision) >= program_.decisions.size()) return "there is no such decision";
  const lang::Kind::Member* member =
      program_.find_member(program_.decisions[index(claim.decision)].candidates, claim.candidate);
  if (node.kind != Node::Kind::candidate || !member || member->name != claim.candidate ||
      node.statement != member->label)
    return "there is no such candidate";
  if (names_a_rule(node) || !node.verb.empty() || !node.overridden_by.empty() || node.hidden.any())
    return "a candidate says less";
  std::vector<Said> wanted = said_about(claim);
  std::int64_t sum = 0;
  for (const NodeId premise : node.premises) {
    const Node& said = proof_.node(premise);
    const auto* row = std::get_if<RowClaim>(&said.claim);
    const auto found = std::ranges::find_if(wanted, [&](const Said& each) { return row && same(*row, each.row); });
    if (found == wanted.end()) return "`" + said.statement + "` is said by no rule, or twice";
    const bool counts = found->overridden_by.empty();
    if (counts ? !said.overridden_by.empty()
               : std::ranges::find(found->overridden_by, said.overridden_by) == found->overridden_by.end())
      return "`" + said.statement + "` is overridden by another rule, or by none";
    const bool moves = counts && moves_points(*conclusion_of(row->relation));
    if (said.verb.empty() || said.points_udb != (moves ? std::optional(found->points_udb) : std::nullopt))
      return "`" + said.statement + "` is worth something else";
    if (moves) sum += found->points_udb;
    wanted.erase(found);
  }
  if (!wanted.empty())
    return "rule `" + program_.rule(*program_.relation(wanted.front().row.relation).rule).name +
           "` says something, too";
  return node.points_udb == sum ? "" : "what is said does not sum to the points";
}

std::string SaidCheck::combined(const Node& node, const RowClaim& claim) const {
  if (names_a_rule(node)) return "what adds up says less";
  const lang::Relation& relation = program_.relation(claim.relation);
  const auto subject = std::span(claim.values).first(relation.columns.size());
  std::vector<RowClaim> wanted;
  for (const lang::Rule& rule : program_.rules)
    for (const lang::RuleConclusion& conclusion : rule.conclusions)
      if (conclusion.about == claim.relation)
        for (RowClaim& row : best_rows(conclusion, subject)) wanted.push_back(std::move(row));
  const RelationId stated = program_.stated(claim.relation);
  for (const std::vector<Value>& row : model_.rows(stated))
    if (stated != claim.relation && std::ranges::equal(subject, std::span(row).first(subject.size())))
      wanted.push_back({stated, row});
  const bool all = std::ranges::equal(node.premises, wanted, [&](NodeId premise, const RowClaim& row) {
    const Node& part = proof_.node(premise);
    const auto* found = std::get_if<RowClaim>(&part.claim);
    if (!found || !same(*found, row)) return false;
    if (row.relation == stated) return !part.points_udb;
    const std::int64_t points = said_udb(program_, row.relation, row.values);
    return part.points_udb == (points == kCertainUdb ? std::nullopt : std::optional(points));
  });
  if (!all) return "this is not all that is said for it";
  return model_.holds(claim) ? "" : "what is said for it adds up to something else";
}

std::string SaidCheck::ways(const Node& node, const RowClaim& claim) const {
  if (node.premises.size() < 2 || node.by || !node.sources.empty()) return "several ways are two at least";
  std::set<NodeId> premises(node.premises.begin(), node.premises.end());
  const bool right = premises.size() == node.premises.size() && std::ranges::all_of(premises, [&](NodeId premise) {
                       const Node& way = proof_.node(premise);
                       const auto* row = std::get_if<RowClaim>(&way.claim);
                       return row && way.verb == node.verb && way.kind != Node::Kind::several && gives(*row, claim);
                     });
  return right ? "" : "one of the ways is about something else";
}

bool SaidCheck::gives(const RowClaim& from, const RowClaim& to) const {
  if (from.relation == to.relation) return from.values == to.values;
  if (about(from.relation, program_) != about(to.relation, program_)) return false;
  const lang::Role role = program_.relation(to.relation).role;
  if (role == lang::Role::known || role == lang::Role::given) return true;
  const lang::Role kept = program_.relation(from.relation).role;
  return (kept == lang::Role::stated || kept == lang::Role::concluded) && from.values == to.values && model_.holds(to);
}

std::string SaidCheck::several(const Node& node) const {
  if (node.premises.size() < 2 || node.points_udb || names_a_rule(node)) return "several are two at least";
  std::set<RowClaim const*> seen;
  for (const NodeId premise : node.premises) {
    const Node& each = proof_.node(premise);
    const auto* row = std::get_if<RowClaim>(&each.claim);
    if (!row || !seen.insert(row).second) return "something is there twice, or is no row";
    const lang::RuleConclusion* said = conclusion_of(row->relation);
    const bool value = program_.relation(row->relation).attribute &&
                       node.statement == to_source(Name{program_.relation(row->relation).name}) + " has several values";
    const bool excludes = said && said->verb == Verb::excludes &&
                          each.statement + " is excluded more than once" == "excludes " + node.statement;
    if (!value && !excludes) return "`" + each.statement + "` is about something else";
  }
  return "";
}

std::string SaidCheck::words(const Node& node, const RowClaim& claim) const {
  const lang::RuleConclusion* said = conclusion_of(claim.relation);
  std::string meant = row_text(claim.relation, claim.values, program_);
  if (!node.verb.empty()) {
    if (!said || said->verb == Verb::implies || node.verb != lang::verb_text(said->verb))
      return "the rule says it in other words";
    const std::string& name = std::get<Name>(claim.values.front()).text;
    const auto* member = program_.find_member(program_.decisions[index(said->decision)].candidates, name);
    meant = node.verb + " " + (member ? member->label : name);
  } else if (said && said->about && node.statement != meant) {
    meant = fact_words(*said->about, claim.values, program_);
  }
  const lang::Relation& relation = program_.relation(claim.relation);
  const bool none = relation.role == lang::Role::known || relation.role == lang::Role::given;
  if (node.statement != meant && !(none && node.statement == program_.relation(*relation.of).name + " is none"))
    return "`" + node.statement + "` is said where `" + meant + "` is meant";
  if (node.points_udb && (!said || (node.verb.empty() && !said->about) ||
                          *node.points_udb != said_udb(program_, claim.relation, claim.values)))
    return "`" + node.statement + "` is worth something else";
  return !node.overridden_by.empty() && node.verb.empty() ? "nothing overrides a fact" : "";
}

}  // namespace counsel::explain
