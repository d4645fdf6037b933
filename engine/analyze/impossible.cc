#include <algorithm>
#include <set>

#include "engine/analyze/analyses.h"
#include "engine/analyze/written.h"
#include "engine/lang/safety.h"

namespace counsel::analyze {

namespace {

using lang::Code;
using lang::Diagnostic;

class Impossible {
 public:
  Impossible(const Subject& subject, const lang::Rule& rule, Findings& findings)
      : subject_(subject), rule_(rule), consistency_(subject.program, rule), findings_(findings) {}

  void run() {
    std::vector<std::vector<Condition>> dead;
    std::set<Span> met;  // conditions of some way that can hold
    bool holds = false;
    for (const lang::Alternative& alternative : rule_.alternatives) {
      std::vector<Condition> conditions = conditions_of(alternative);
      if (!consistency_.possible(conditions)) {
        dead.push_back(std::move(conditions));
        continue;
      }
      holds = true;
      if (rule_.alternatives.size() > 1)
        for (const Condition& condition : conditions) met.insert(condition.span);
    }
    if (dead.empty()) return;
    if (!holds) return say("rule", consistency_.smallest_conflict(dead.front()));
    // Multiplying out `or` makes ways that nobody means; a condition that none of the others needs was meant.
    for (const std::vector<Condition>& way : dead)
      if (std::ranges::any_of(way, [&](const Condition& condition) { return !met.contains(condition.span); }))
        say("a part of rule", consistency_.smallest_conflict(way));
  }

 private:
  void say(std::string_view what, const std::vector<Condition>& conflict) {
    std::vector<Written> shown = written(subject_, rule_, conflict);
    const Written last = shown.back();
    if (!said_.insert(last.span).second) return;
    auto finding = Diagnostic{shown.size() == 1 ? Code::ImpossibleCondition : Code::ConflictingConditions, last.span}
                       .with("what", what)
                       .with("rule", rule_.name)
                       .with("conditions", listed(shown));
    shown.pop_back();
    label_all(finding, shown, "excludes it");
    label_ranges(finding, conflict);
    findings_.push_back(std::move(finding));
  }

  /// Where the declared range of an attribute is what excludes, its declaration is part of the conflict.
  void label_ranges(Diagnostic& finding, const std::vector<Condition>& conflict) const {
    if (!consistency_.possible(conflict, false)) return;
    std::set<RelationId> attributes;
    const auto note = [&](RelationId id) {
      const auto& attribute = subject_.program.relation(id).attribute;
      if (attribute && (attribute->from || attribute->to)) attributes.insert(id);
    };
    for (const Condition& condition : conflict)
      for (const Claim& claim : condition.claims) {
        if (const auto* atom = std::get_if<lang::Atom>(claim.literal)) note(atom->relation);
        for (const VariableId id : lang::variables_of(*claim.literal))
          if (const auto attribute = rule_.variables[index(id)].attribute) note(*attribute);
      }
    for (const RelationId id : attributes) {
      const lang::Relation& relation = subject_.program.relation(id);
      finding.labels.push_back({subject_.name_in(relation.span), "the range of `" + relation.name + "` is declared"});
    }
  }

  const Subject& subject_;
  const lang::Rule& rule_;
  const Consistency consistency_;
  Findings& findings_;
  std::set<Span> said_;
};

}  // namespace

void find_impossible(const Subject& subject, Findings& findings) {
  for (const lang::Rule& rule : subject.rules()) Impossible(subject, rule, findings).run();
}

}  // namespace counsel::analyze
