// One observation counted twice: rule A speaks for a candidate, what A rests on implies what rule B rests on, B speaks
// for the same candidate, and A rests on nothing else. Then A never speaks alone, and adds no observation to B's.
//
//   real-time suggests Phoenix          live is derived from real-time, so real-time speaks for Phoenix
//   real-time implies live              through both rules
//   live suggests Phoenix
//
// A rule with a further condition of its own is left alone: `real-time and high concurrency suggests Phoenix` says that
// the two together mean more.
//
// Method: conditions without variables are chained forward through rules that imply facts, and the rest of the two
//         rules has to have one canonical form. Each rule is compared with those that its closure reaches.
#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "engine/analyze/analyses.h"
#include "engine/analyze/canonical.h"
#include "engine/lang/safety.h"
#include "engine/lang/sentence.h"

namespace counsel::analyze {

namespace {

using lang::Atom;
using lang::Code;
using lang::Diagnostic;
using lang::Head;
using lang::Literal;
using lang::Rule;
using lang::Verb;

/// What the chain of one rule may grow to, and how many rules may share a condition to be compared with.
constexpr std::size_t kLongestChain = 64;
constexpr std::size_t kMostCompared = 64;

/// A condition without variables, numbered.
using Ground = std::uint32_t;
using GroundSet = std::vector<Ground>;  // sorted

/// An alternative of a rule with one of its heads.
struct Way {
  const Rule* rule;
  const Head* head;
  GroundSet ground;
  std::string rest;  // its other conditions with the head, canonical
};

/// `body` brings about `head`.
struct Step {
  GroundSet body;
  Ground head;
};

bool contains(const GroundSet& outer, const GroundSet& inner) { return std::ranges::includes(outer, inner); }

class SharedEvidence {
 public:
  SharedEvidence(const Subject& subject, Findings& findings) : subject_(subject), findings_(findings) {}

  void run() {
    for (const Rule& rule : subject_.rules()) read(rule);
    for (std::size_t i = 0; i < steps_.size(); ++i)
      for (const Ground each : steps_[i].body) steps_of_[each].push_back(i);
    for (const Way& way : ways_) ++groups_[way.rest];
    for (std::size_t i = 0; i < ways_.size(); ++i) ways_of_[key(ways_[i].rest, ways_[i].ground.front())].push_back(i);
    for (const Way& way : ways_) compare(way);
  }

 private:
  void read(const Rule& rule) {
    for (const lang::Alternative& alternative : rule.alternatives) {
      GroundSet ground;
      std::vector<const Literal*> open;
      for (const Literal& literal : alternative.literals) {
        if (is_ground(rule, literal))
          ground.push_back(number(rule, literal));
        else
          open.push_back(&literal);
      }
      std::ranges::sort(ground);
      if (ground.empty()) continue;
      for (const Head& head : rule.heads) {
        const Verb verb = rule.conclusions[head.conclusion].verb;
        const Head* const said = &head;
        if (verb == Verb::suggests || verb == Verb::discourages)
          ways_.push_back({&rule, &head, ground, canonical_form(rule, open, std::span(&said, 1), false)});
        if (verb == Verb::implies && open.empty() && is_ground_head(head))
          steps_.push_back({ground, number(rule, Literal(Atom{head.relation, head.terms, false, false, {}}))});
      }
    }
  }

  static bool is_ground_head(const Head& head) {
    return std::ranges::all_of(head.terms, [](const lang::Term& term) { return std::holds_alternative<Value>(term); });
  }

  static bool is_ground(const Rule& rule, const Literal& literal) {
    const auto used = lang::variables_of(literal);
    return std::ranges::all_of(used, [&](VariableId id) { return rule.variables[index(id)].attribute.has_value(); });
  }

  Ground number(const Rule& rule, const Literal& literal) {
    const Literal* const each = &literal;
    return numbers_.try_emplace(canonical_form(rule, std::span(&each, 1), {}), static_cast<Ground>(numbers_.size()))
        .first->second;
  }

  static std::string key(const std::string& rest, Ground ground) { return std::to_string(ground) + ' ' + rest; }

  /// What follows from `from`, with what each is derived from at the bottom.
  std::map<Ground, GroundSet> closure(const GroundSet& from) const {
    std::map<Ground, GroundSet> grounds;
    for (const Ground each : from) grounds[each] = {each};
    std::vector<Ground> queue = from;
    for (std::size_t at = 0; at < queue.size() && queue.size() < kLongestChain; ++at) {
      const auto steps = steps_of_.find(queue[at]);
      if (steps == steps_of_.end()) continue;
      for (std::size_t i = 0; i < std::min(steps->second.size(), kMostCompared); ++i) {
        const Step& step = steps_[steps->second[i]];
        if (grounds.contains(step.head) ||
            !std::ranges::all_of(step.body, [&](Ground g) { return grounds.contains(g); }))
          continue;
        std::set<Ground> support;
        for (const Ground each : step.body) support.insert(grounds[each].begin(), grounds[each].end());
        grounds[step.head] = GroundSet(support.begin(), support.end());
        queue.push_back(step.head);
      }
    }
    return grounds;
  }

  void compare(const Way& way) {
    if (groups_.at(way.rest) < 2) return;
    const auto grounds = closure(way.ground);
    for (const auto& [each, from] : grounds) {
      const auto others = ways_of_.find(key(way.rest, each));
      if (others == ways_of_.end()) continue;
      for (std::size_t i = 0; i < std::min(others->second.size(), kMostCompared); ++i) {
        const Way& other = ways_[others->second[i]];
        if (other.rule == way.rule || other.rest != way.rest || !rests_on_the_same(way, other, grounds)) continue;
        // The same conditions in both: the later rule is the one too many, and said once.
        if (other.ground == way.ground && way.rule->name_span < other.rule->name_span) continue;
        if (!is_duplicate(way, other) && !overrides(*way.rule, *other.rule) && !overrides(*other.rule, *way.rule))
          say(way, other);
      }
    }
  }

  static bool rests_on_the_same(const Way& way, const Way& other, const std::map<Ground, GroundSet>& grounds) {
    std::set<Ground> support;
    for (const Ground each : other.ground) {
      const auto from = grounds.find(each);
      if (from == grounds.end()) return false;
      support.insert(from->second.begin(), from->second.end());
    }
    return contains(GroundSet(support.begin(), support.end()), way.ground);
  }

  bool overrides(const Rule& rule, const Rule& other) const {
    return std::ranges::any_of(rule.overrides, [&](RuleId id) { return &subject_.program.rule(id) == &other; });
  }

  static bool is_duplicate(const Way& way, const Way& other) {
    return way.ground == other.ground && canonical_form(*way.rule) == canonical_form(*other.rule);
  }

  void say(const Way& way, const Way& other) {
    if (!said_.emplace(way.rule, other.rule).second) return;
    const auto* candidate = std::get_if<Value>(&way.head->terms.front());
    const Verb verb = way.rule->conclusions[way.head->conclusion].verb;
    findings_.push_back(Diagnostic{Code::SharedEvidence, way.rule->name_span}
                            .with("rule", way.rule->name)
                            .with("other", other.rule->name)
                            .with("verb", lang::verb_text(verb))
                            .with("candidate", candidate ? to_source(*candidate) : "the same candidate")
                            .label(other.rule->name_span, "rule `" + other.rule->name + "` holds wherever it does"));
  }

  const Subject& subject_;
  Findings& findings_;
  std::unordered_map<std::string, Ground> numbers_;  // by canonical form
  std::vector<Way> ways_;
  std::vector<Step> steps_;
  std::unordered_map<Ground, std::vector<std::size_t>> steps_of_;      // by condition in the body
  std::unordered_map<std::string, std::vector<std::size_t>> ways_of_;  // by `rest` and first condition
  std::unordered_map<std::string, std::size_t> groups_;                // by `rest`: how many ways
  std::set<std::pair<const Rule*, const Rule*>> said_;
};

}  // namespace

void find_shared_evidence(const Subject& subject, Findings& findings) { SharedEvidence(subject, findings).run(); }

}  // namespace counsel::analyze
