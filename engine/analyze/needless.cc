// A condition is needless where denying it contradicts the others: a proof, since Consistency only ever proves that
// something is impossible.
#include <algorithm>
#include <map>
#include <set>

#include "engine/analyze/analyses.h"
#include "engine/analyze/written.h"

namespace counsel::analyze {

namespace {

using lang::Atom;
using lang::Code;
using lang::Diagnostic;

/// Conditions are compared with each other; so long ones are left alone.
constexpr std::size_t kMostConditions = 40;

enum class Need { needed, follows, holds_anyway };

struct Judgement {
  Need need = Need::needed;
  std::vector<Condition> grounds;  // what it follows from
};

class Needless {
 public:
  Needless(const Subject& subject, const lang::Rule& rule, Findings& findings)
      : subject_(subject), rule_(rule), consistency_(subject.program, rule), findings_(findings) {}

  void run() {
    std::map<Span, Judgement> judged;
    for (const lang::Alternative& alternative : rule_.alternatives) {
      const std::vector<Condition> conditions = conditions_of(alternative);
      if (conditions.size() > kMostConditions) return;
      const bool possible = consistency_.possible(conditions);
      for (std::size_t i = 0; i < conditions.size(); ++i) {
        const auto known = judged.find(conditions[i].span);
        if (known != judged.end() && known->second.need == Need::needed) continue;
        // It is needless only where it is in every way to hold, and where it excludes none.
        if (possible) {
          Judgement now = judge(conditions, i);
          if (known == judged.end() || now.need == Need::needed) judged[conditions[i].span] = std::move(now);
        } else if (consistency_.possible(without(conditions, i))) {
          judged[conditions[i].span] = {};
        }
      }
    }
    // Of two that follow from each other the later one can go, and then the earlier one is needed.
    std::set<Span> said;
    for (auto later = judged.rbegin(); later != judged.rend(); ++later) {
      const auto& [span, judgement] = *later;
      const auto is_said = [&](const Condition& ground) { return said.contains(ground.span); };
      if (judgement.need == Need::needed || std::ranges::any_of(judgement.grounds, is_said)) continue;
      say(span, judgement);
      said.insert(span);
    }
    say_repeated();
  }

 private:
  bool is_reading(const Claim& claim) const {
    const auto* atom = std::get_if<Atom>(claim.literal);
    if (!atom || atom->negated) return false;
    if (atom->implied) return true;
    const auto* variable = atom->terms.size() == 1 ? std::get_if<VariableId>(&atom->terms.front()) : nullptr;
    return variable && rule_.variables[index(*variable)].attribute;
  }

  /// Whether the conditions leave no way to deny any of the claims.
  bool follow(const std::vector<Claim>& claims, const std::vector<Condition>& from,
              const std::vector<Claim>& given) const {
    std::vector<Claim> all = given;
    for (const Condition& condition : from) all.insert(all.end(), condition.claims.begin(), condition.claims.end());
    all.emplace_back();
    return std::ranges::all_of(claims, [&](const Claim& claim) {
      all.back() = {claim.literal, true};
      return !consistency_.possible(all);
    });
  }

  Judgement judge(const std::vector<Condition>& conditions, std::size_t at) const {
    std::vector<Claim> readings, claims;
    for (const Claim& claim : conditions[at].claims) (is_reading(claim) ? readings : claims).push_back(claim);
    if (claims.empty() || binds(claims)) return {};
    if (follow(claims, {}, readings)) return {Need::holds_anyway, {}};
    std::vector<Condition> others = without(conditions, at);
    if (!all_follow(claims, readings, others)) return {};
    for (std::size_t i = others.size(); i-- > 0;) {
      if (std::vector<Condition> fewer = without(others, i); all_follow(claims, readings, fewer))
        others = std::move(fewer);
    }
    return {Need::follows, std::move(others)};
  }

  bool all_follow(const std::vector<Claim>& claims, const std::vector<Claim>& readings,
                  const std::vector<Condition>& from) const {
    return follow(claims, from, {}) && are_known(readings, from);
  }

  /// That the attributes it reads have a value has to follow as well.
  bool are_known(const std::vector<Claim>& readings, const std::vector<Condition>& from) const {
    return std::ranges::all_of(readings, [&](const Claim& reading) {
      const Atom& atom = std::get<Atom>(*reading.literal);
      const auto known = subject_.program.relation(atom.relation).attribute;
      const lang::Literal unknown = Atom{known ? known->known : atom.relation, {}, true, false, atom.span};
      std::vector<Claim> all{{&unknown}};
      for (const Condition& condition : from) all.insert(all.end(), condition.claims.begin(), condition.claims.end());
      return !consistency_.possible(all);
    });
  }

  /// `?x = …` that gives `?x` its value is no test.
  bool binds(const std::vector<Claim>& claims) const {
    return std::ranges::any_of(claims, [&](const Claim& claim) {
      const auto* test = std::get_if<lang::Test>(claim.literal);
      if (!test || test->comparator != lang::Comparator::equal) return false;
      const bool same = is_named(test->left) && is_named(test->right) && test->left->leaf == test->right->leaf;
      return !same && (is_named(test->left) || is_named(test->right));
    });
  }
  bool is_named(const lang::Arithmetic& side) const {
    const auto* id = side.op == lang::Operator::leaf ? std::get_if<VariableId>(&side.leaf) : nullptr;
    return id && !rule_.variables[index(*id)].attribute;
  }

  void say(Span span, const Judgement& judgement) {
    const Written condition = written(subject_, rule_, span);
    const std::vector<Written> grounds = written(subject_, rule_, judgement.grounds);
    auto finding =
        Diagnostic{judgement.need == Need::follows ? Code::NeedlessCondition : Code::AlwaysTrue, condition.span}
            .with("condition", condition.text)
            .with("others", listed(grounds));
    label_all(finding, grounds, "it follows from this");
    findings_.push_back(std::move(finding));
  }

  /// The checker keeps one of two conditions that say the same; the other is in no way to hold.
  void say_repeated() {
    const lang::Statement* statement = subject_.statement_at(rule_.span);
    const auto* said = statement ? std::get_if<lang::RuleStatement>(&statement->form) : nullptr;
    if (!said) return;
    std::vector<Span> leaves;
    collect(said->condition, leaves);
    if (leaves.size() < 2) return;
    std::vector<Span> kept;
    for (const lang::Alternative& alternative : rule_.alternatives)
      for (const lang::Literal& literal : alternative.literals)
        kept.push_back(std::visit([](const auto& form) { return form.span; }, literal));
    std::ranges::sort(kept);
    for (const Span leaf : leaves) {
      const auto inside = std::ranges::lower_bound(kept, Span{leaf.file, leaf.begin, 0});
      if (inside != kept.end() && inside->file == leaf.file && inside->end <= leaf.end) continue;
      const std::string_view text = subject_.sources.text(leaf);
      const auto first = std::ranges::find_if(leaves, [&](Span other) { return subject_.sources.text(other) == text; });
      auto finding = Diagnostic{Code::NeedlessCondition, leaf}
                         .with("condition", written(subject_, rule_, leaf).text)
                         .with("others", "what stands before it");
      if (*first != leaf) finding.labels.push_back({*first, "the same"});
      findings_.push_back(std::move(finding));
    }
  }

  static void collect(const lang::Condition& condition, std::vector<Span>& leaves) {
    const auto each = [&](const std::vector<lang::Condition>& operands) {
      for (const lang::Condition& operand : operands) collect(operand, leaves);
    };
    if (const auto* form = std::get_if<lang::Not>(&condition.form)) return each(form->operand);
    if (const auto* form = std::get_if<lang::And>(&condition.form)) return each(form->operands);
    if (const auto* form = std::get_if<lang::Or>(&condition.form)) return each(form->operands);
    leaves.push_back(condition.span);
  }

  const Subject& subject_;
  const lang::Rule& rule_;
  const Consistency consistency_;
  Findings& findings_;
};

}  // namespace

void find_needless(const Subject& subject, Findings& findings) {
  for (const lang::Rule& rule : subject.rules()) Needless(subject, rule, findings).run();
}

}  // namespace counsel::analyze
