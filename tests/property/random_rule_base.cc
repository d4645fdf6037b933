#include "tests/property/random_rule_base.h"

#include <algorithm>

namespace counsel::property {

namespace {

using support::Cell;

const std::vector<std::string> kMembers = {"a", "b", "c", "d"};
const std::vector<std::string> kCandidates = {"Ant", "Bee", "Cat"};

/// Variables that stand for parts, and what may be read: what is concluded below `level`.
struct Scope {
  std::vector<std::string> members;
  int level = 0;
};

class Writer {
 public:
  explicit Writer(std::mt19937_64& engine) : random_(engine) {}

  RuleBase write() {
    declare();
    state_facts();
    for (int i = random_.pick(1, 2); i > 0; --i) rule({.level = 0}, "implies scale is " + pick({"small", "large"}));
    if (random_.chance(50)) rule({.level = 0}, "implies risky");
    for (int i = random_.pick(1, 2); i > 0; --i) bound_rule(0, "implies good(?x)");
    if (random_.chance(60)) add("rule reach-one\n  ?x r ?y implies ?x reach ?y\nrule reach-on\n  ?x reach ?y and ?y r ?z implies ?x reach ?z");
    for (int i = random_.pick(0, 2); i > 0; --i) uncertain_rule();
    for (int i = random_.pick(1, 4); i > 0; --i) deciding_rule();
    if (random_.chance(40)) table();
    for (int i = random_.pick(1, 4); i > 0; --i) probe();
    answer();
    out_.text = text_;
    return std::move(out_);
  }

 private:
  // ---- declarations

  void declare() {
    add("kind part: a, b, c, d\nkind animal: Ant, Bee, Cat");
    add("attribute ready: yes or no\n  ask \"Is it ready?\"" + maybe(20, "\n  default " + pick({"yes", "no"})));
    add("attribute speed: one of low, medium, high\n  ask \"How fast?\"" + maybe(20, "\n  default medium"));
    add("attribute need: any of part\n  ask \"Which parts?\"");
    add("attribute size: integer from 0 to 9\n  ask \"How large?\"" + maybe(20, "\n  default 3"));
    add("attribute due: date\n  ask \"When?\"");
    add("attribute remark: text\n  ask \"What else?\"");
    add("attribute scale: one of small, large");
    add("attribute risky: yes or no");
    add("attribute fever: yes or no uncertain\n  ask \"Is there fever?\"");
    add("relation r(from: part, to: part)\nrelation reach(from: part, to: part)\nrelation weight(of: part, value: integer)");
    add("relation price(of: part, value: number)\nrelation label(of: part, value: text)\nrelation since(of: part, value: date)");
    add("relation good(of: part)\nrelation fit(animal: animal, of: part)\nrelation suspect(of: part) uncertain");
    add("decision pet: one of animal");
  }

  void state_facts() {
    const auto each = [&](int most, const auto& fact) {
      for (int i = random_.pick(0, most); i > 0; --i) add("fact " + fact() + validity(15));
    };
    each(8, [&] { return member() + " r " + member(); });
    each(6, [&] { return "weight(" + member() + ", " + whole() + ")"; });
    each(4, [&] { return "price(" + member() + ", " + number() + ")"; });
    each(4, [&] { return "label(" + member() + ", " + text() + ")"; });
    each(4, [&] { return "since(" + member() + ", " + date() + ")"; });
    each(5, [&] { return "fit(" + pick(kCandidates) + ", " + member() + ")"; });
    each(2, [&] { return "suspect(" + member() + ")" + maybe(60, " with certainty 0." + std::to_string(random_.pick(1, 9))); });
  }

  // ---- rules

  void rule(const Scope& scope, const std::string& conclusion) {
    add("rule " + name() + "\n  when " + condition(scope, 2) + "\n  " + conclusion + validity(15));
  }

  void bound_rule(int level, const std::string& conclusion) {
    const auto [phrase, scope] = binding(level);
    add("rule " + name() + "\n  when " + phrase + " and (" + condition(scope, 2) + ")\n  " + conclusion + validity(15));
  }

  void uncertain_rule() {
    const std::string strength = pick({" strongly", "", " weakly", " with certainty 0.65"});
    const auto [phrase, scope] = binding(1);
    const std::string weighed = maybe(30, " and fever");
    add("rule " + name() + "\n  when " + phrase + weighed + " and (" + condition(scope, 1) + ")\n  implies suspect(?x)" +
        strength + maybe(30, " for each ?y"));
  }

  void deciding_rule() {
    const std::string rule = name();
    const std::string verb = pick({"suggests", "suggests", "discourages", "excludes"});
    const bool weighed = verb != "excludes";
    std::string body;
    std::string conclusion;
    if (random_.chance(50)) {
      body = condition({.level = 2}, 2);
      conclusion = verb + ' ' + pick(kCandidates) + maybe(30, " or " + pick(kCandidates));
      if (weighed) conclusion += pick({" strongly", "", " weakly", " with certainty 0.3"});
    } else {
      const auto [phrase, scope] = binding(2);
      body = "?animal fit ?x and " + phrase + maybe(weighed ? 30 : 0, " and suspect(?x)") + " and (" + condition(scope, 1) + ")";
      conclusion = verb + " ?animal";
      if (weighed) conclusion += pick({" strongly", "", " weakly"}) + maybe(40, " for each ?x");
    }
    add("rule " + rule + "\n  when " + body + "\n  " + conclusion +
        (deciding_.empty() ? "" : maybe(40, "\n  overrides " + pick(deciding_))) + validity(15));
    deciding_.push_back(rule);
  }

  void table() {
    std::string rows;
    for (int i = random_.pick(1, 4); i > 0; --i)
      rows += "\n  | " + pick({"-", "low", "medium, high", "not high"}) + " | " + pick({"-", "<= 3", "2..5", "4", "not 3"}) + " | " +
              pick({"-", "yes", "no"}) + " || " + pick(kCandidates) + maybe(30, ", " + pick(kCandidates)) + " | " +
              pick({"strongly", "", "weakly"}) + " |";
    add("table " + name() + "\n  | speed | size | ready || suggests | strength |" + rows);
  }

  void probe() {
    const std::string number = std::to_string(out_.probes++);
    const auto [phrase, scope] = binding(2);
    add("relation hit" + number + "(x: part, y: part)\nrule probe" + number + "\n  when " + phrase + " and (" + condition(scope, 3) +
        ")\n  implies hit" + number + "(?x, ?y)");
  }

  /// A phrase that binds ?x and ?y.
  std::pair<std::string, Scope> binding(int level) {
    return {level > 1 && random_.chance(30) ? "?x reach ?y" : "?x r ?y", {{"?x", "?y"}, level}};
  }

  // ---- conditions

  std::string condition(const Scope& scope, int depth) {
    const int kind = depth == 0 ? 0 : random_.pick(0, 5);
    if (kind < 2) return atom(scope, depth);
    if (kind == 2) return "not (" + condition(scope, depth - 1) + ")";
    const std::string joint = random_.chance(50) ? " and " : " or ";
    std::string out = "(" + condition(scope, depth - 1) + ")" + joint + "(" + condition(scope, depth - 1) + ")";
    if (random_.chance(30)) out += joint + "(" + condition(scope, depth - 1) + ")";
    return out;
  }

  std::string atom(const Scope& scope, int depth) {
    switch (random_.pick(0, 15)) {
      case 0:
        return pick({"ready", "ready is no", "ready is not yes"});
      case 1:
        return pick({"high speed", "speed is low", "speed is not medium", "speed is one of low, high", "speed is not one of low, high"});
      case 2:
        return "need " + part(scope);
      case 3:
        return pick({"need", "speed", "size", "ready", "due", scope.level > 0 ? "scale" : "speed"}) +
               pick({" is known", " is unknown"});
      case 4:
        return "size" + sign() + whole();
      case 5:
        return "due" + sign() + pick({date(), "2026-01-01 + size", "today - 2"});
      case 6:
        return pick({"remark contains \"a\"", "remark starts-with \"a\"", "remark matches \"" + random_.pattern() + "\"",
                     "length(remark)" + sign() + whole(), "lower(remark) = \"ab\""});
      case 7:
        if (scope.level > 0) return pick({"scale is small", "scale is not large", "risky", "risky is no"});
        return "speed is low";
      case 8:
        if (scope.level > 0) return "good(" + part(scope) + ")";
        return part(scope) + " r ?_";
      case 9:
        return part(scope) + " r " + part(scope);
      case 10:
        return "weight(" + part(scope) + ", " + whole() + ")";
      case 11:
        return scope.level > 1 ? part(scope) + " reach " + part(scope) : "label(of: " + part(scope) + ")";
      case 12:
        return scope.members.empty() ? "ready" : scope.members[0] + pick({" is ", " is not "}) + member();
      case 13:
        return depth > 0 ? aggregate(scope) : "ready";
      case 14:
        return depth > 0 ? every(scope) : "size > 3";
      default:
        return "size * 2 - 1" + sign() + pick({"abs(size - 4)", "min(size, 3)", "max(2, size) mod 3", "size / 2"});
    }
  }

  std::string aggregate(const Scope& scope) {
    const std::string z = fresh();
    const std::string value = fresh();
    const std::string inside = random_.chance(50) ? "" : " and (" + inner(scope, z) + ")";
    const std::string function = pick({"sum", "min", "max", "average"});
    switch (random_.pick(0, 4)) {
      case 0:
        return "count of " + z + " where (" + part(scope) + " r " + z + inside + ")" + sign() + whole();
      case 1:
        return function + " of " + value + " where (weight(" + z + ", " + value + ")" + inside + ")" + sign() + whole();
      case 2:
        return function + " of " + value + " where (price(" + z + ", " + value + ")" + inside + ")" + sign() + number();
      case 3:
        return pick({"min", "max"}) + " of " + value + " where (since(" + z + ", " + value + ")" + inside + ")" + sign() + date();
      default:
        return "size" + sign() + "count of " + z + " where (need " + z + inside + ")";
    }
  }

  std::string every(const Scope& scope) {
    const std::string z = fresh();
    const std::string where = pick({"need " + z, part(scope) + " r " + z, "weight(" + z + ", " + fresh() + ")"});
    return "every " + z + " where (" + where + ") has (" + inner(scope, z) + ")";
  }

  /// A condition over one more variable.
  std::string inner(Scope scope, const std::string& variable) {
    scope.members = {variable, variable, scope.members.empty() ? variable : scope.members[0]};
    return condition(scope, random_.pick(0, 1));
  }

  // ---- words

  std::string part(const Scope& scope) { return !scope.members.empty() && random_.chance(75) ? pick(scope.members) : member(); }
  std::string member() { return pick(kMembers); }
  std::string whole() { return std::to_string(random_.pick(0, 6)); }
  std::string number() { return std::to_string(random_.pick(0, 4)) + pick({".5", ".25", ".1"}); }
  std::string text() { return pick({"\"a\"", "\"ab\"", "\"AB\"", "\"\"", "\"abc\""}); }
  std::string date() { return "2026-01-0" + std::to_string(random_.pick(1, 7)); }
  std::string sign() { return pick({" = ", " != ", " < ", " <= ", " > ", " >= "}); }
  std::string fresh() { return "?z" + std::to_string(variables_++); }
  std::string name() { return "rule" + std::to_string(rules_++); }
  std::string validity(int percent) {
    return maybe(percent, pick({"  valid from 2026-01-0" + std::to_string(random_.pick(1, 5)),
                                "  until 2026-01-0" + std::to_string(random_.pick(1, 5)),
                                "  valid from 2026-01-02 until 2026-01-04"}));
  }
  std::string pick(const std::vector<std::string>& words) { return random_.any_of(words); }
  std::string maybe(int percent, const std::string& words) { return random_.chance(percent) ? words : ""; }
  void add(const std::string& statements) { text_ += statements + "\n"; }

  // ---- answers

  void answer() {
    const auto say = [&](const std::string& attribute, std::vector<Cell> cells) {
      out_.answers.push_back({attribute, std::move(cells)});
    };
    if (random_.chance(60)) say("ready", {random_.chance(50)});
    if (random_.chance(60)) say("speed", {pick({"low", "medium", "high"})});
    if (random_.chance(60)) say("size", {random_.pick(0, 9)});
    if (random_.chance(60)) say("due", {Value(Date{kNewYear.days + random_.pick(0, 6)})});
    if (random_.chance(60)) say("remark", {Value(Text{pick({"", "a", "ab", "aB", "bba"})})});
    if (random_.chance(80)) say("today", {Value(Date{kNewYear.days + random_.pick(0, 5)})});
    if (random_.chance(50)) say("fever", {random_.chance(80), random_.pick(1, 10) / 10.0});
    if (random_.chance(20)) out_.none.push_back("need");
    else
      for (int i = random_.pick(0, 3); i > 0; --i) say("need", {member()});
  }

  Random random_;
  std::string text_;
  int rules_ = 0;
  int variables_ = 0;
  std::vector<std::string> deciding_;
  RuleBase out_;
};

}  // namespace

RuleBase random_rule_base(std::mt19937_64& random) { return Writer(random).write(); }

}  // namespace counsel::property
