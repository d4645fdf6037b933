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
/// What a way has beside its conditions without variables, numbered.
using Rest = std::uint32_t;

/// Numbers for canonical forms, in the order of first mention.
class Numbers {
 public:
  std::uint32_t operator[](std::string form) {
    return numbers_.try_emplace(std::move(form), static_cast<std::uint32_t>(numbers_.size())).first->second;
  }
  std::size_t size() const { return numbers_.size(); }

 private:
  std::unordered_map<std::string, std::uint32_t> numbers_;
};

/// An alternative of a rule with one of its heads.
struct Way {
  const Rule* rule;
  const Head* head;
  GroundSet ground;
  Rest rest;  // its other conditions with the head
};

/// `body` brings about `head`.
struct Step {
  GroundSet body;
  Ground head;
};

/// What follows from some conditions, each with those of them that it rests on at the bottom.
class Following {
 public:
  struct Each {
    Ground ground;
    GroundSet support;
  };

  explicit Following(const GroundSet& from) {
    for (const Ground each : from) all_.push_back({each, {each}});
  }

  bool contains(Ground ground) const { return std::ranges::find(all_, ground, &Each::ground) != all_.end(); }
  /// What they rest on together; nothing where one does not follow.
  std::optional<GroundSet> support(const GroundSet& grounds) const {
    if (!std::ranges::all_of(grounds, [&](Ground each) { return contains(each); })) return std::nullopt;
    GroundSet out;
    for (const Ground each : grounds) {
      const GroundSet& below = std::ranges::find(all_, each, &Each::ground)->support;
      out.insert(out.end(), below.begin(), below.end());
    }
    std::ranges::sort(out);
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
  }

  void add(Ground ground, GroundSet support) { all_.push_back({ground, std::move(support)}); }
  /// In the order of derivation.
  const Each& operator[](std::size_t at) const { return all_[at]; }
  std::size_t size() const { return all_.size(); }
  void sort() { std::ranges::sort(all_, {}, &Each::ground); }

 private:
  std::vector<Each> all_;
};

class SharedEvidence {
 public:
  SharedEvidence(const Subject& subject, Findings& findings) : subject_(subject), findings_(findings) {}

  void run() {
    for (const Rule& rule : subject_.rules()) read(rule);
    steps_of_.resize(grounds_.size());
    for (std::size_t i = 0; i < steps_.size(); ++i)
      for (const Ground each : steps_[i].body)
        if (steps_of_[each].size() < kMostCompared) steps_of_[each].push_back(i);
    std::vector<std::size_t> sharing(rests_.size());
    for (const Way& way : ways_) ++sharing[way.rest];
    for (const Way& way : ways_)
      if (auto& ways = ways_of_[key(way.rest, way.ground.front())]; ways.size() < kMostCompared) ways.push_back(&way);
    for (const Way& way : ways_)
      if (sharing[way.rest] > 1) compare(way);
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
          ways_.push_back({&rule, &head, ground, rests_[canonical_form(rule, open, std::span(&said, 1), false)]});
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
    return grounds_[canonical_form(rule, std::span(&each, 1), {})];
  }

  static std::uint64_t key(Rest rest, Ground ground) { return std::uint64_t{rest} << 32 | ground; }

  Following closure(const GroundSet& from) const {
    Following following(from);
    for (std::size_t at = 0; at < following.size() && following.size() < kLongestChain; ++at)
      for (const std::size_t i : steps_of_[following[at].ground]) {
        if (following.contains(steps_[i].head)) continue;
        if (auto support = following.support(steps_[i].body)) following.add(steps_[i].head, *std::move(support));
      }
    following.sort();
    return following;
  }

  void compare(const Way& way) {
    const Following following = closure(way.ground);
    for (std::size_t at = 0; at < following.size(); ++at) {
      const auto others = ways_of_.find(key(way.rest, following[at].ground));
      if (others == ways_of_.end()) continue;
      for (const Way* other : others->second) {
        if (other->rule == way.rule || !rests_on_the_same(way, *other, following)) continue;
        // The same conditions in both: the later rule is the one too many, and said once.
        if (other->ground == way.ground && way.rule->name_span < other->rule->name_span) continue;
        if (!is_duplicate(way, *other) && !overrides(*way.rule, *other->rule) && !overrides(*other->rule, *way.rule))
          say(way, *other);
      }
    }
  }

  static bool rests_on_the_same(const Way& way, const Way& other, const Following& following) {
    const auto support = following.support(other.ground);
    return support && *support == way.ground;
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
  Numbers grounds_, rests_;  // by canonical form
  std::vector<Way> ways_;
  std::vector<Step> steps_;
  std::vector<std::vector<std::size_t>> steps_of_;  // by condition in the body
  std::unordered_map<std::uint64_t, std::vector<const Way*>> ways_of_;  // by `rest` and first condition
  std::set<std::pair<const Rule*, const Rule*>> said_;
};

}  // namespace

void find_shared_evidence(const Subject& subject, Findings& findings) { SharedEvidence(subject, findings).run(); }

}  // namespace counsel::analyze
