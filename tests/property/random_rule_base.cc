#include "tests/property/random_rule_base.h"

#include "tests/property/random_sentences.h"

namespace counsel::property {

namespace {

using support::Cell;

const std::vector<std::string> kCandidates = {"Ant", "Bee", "Cat"};

class Writer {
 public:
  explicit Writer(std::mt19937_64& engine) : random_(engine), say_(random_) {}

  RuleBase write() {
    declare();
    state_facts();
    for (int i = random_.pick(1, 2); i > 0; --i)
      rule({.level = 0}, "implies scale is " + say_.pick({"small", "large"}));
    if (random_.chance(50)) rule({.level = 0}, "implies risky");
    for (int i = random_.pick(1, 2); i > 0; --i) bound_rule(0, "implies good(?x)");
    if (random_.chance(60))
      add("rule reach-one\n  ?x r ?y implies ?x reach ?y\nrule reach-on\n  ?x reach ?y and ?y r ?z implies ?x reach "
          "?z");
    for (int i = random_.pick(0, 2); i > 0; --i) uncertain_rule();
    for (int i = random_.pick(1, 4); i > 0; --i) deciding_rule();
    if (random_.chance(40)) table();
    for (int i = random_.pick(1, 4); i > 0; --i) probe();
    answer();
    out_.text = text_;
    return std::move(out_);
  }

 private:
  void declare() {
    add("kind part: a, b, c, d\nkind animal: Ant, Bee, Cat");
    add("attribute ready: yes or no\n  ask \"Is it ready?\"" +
        say_.maybe(20, "\n  default " + say_.pick({"yes", "no"})));
    add("attribute speed: one of low, medium, high\n  ask \"How fast?\"" + say_.maybe(20, "\n  default medium"));
    add("attribute need: any of part\n  ask \"Which parts?\"");
    add("attribute size: integer from 0 to 9\n  ask \"How large?\"" + say_.maybe(20, "\n  default 3"));
    add("attribute due: date\n  ask \"When?\"");
    add("attribute remark: text\n  ask \"What else?\"");
    add("attribute scale: one of small, large");
    add("attribute risky: yes or no");
    add("attribute fever: yes or no uncertain\n  ask \"Is there fever?\"");
    add("relation r(from: part, to: part)\nrelation reach(from: part, to: part)\nrelation weight(of: part, value: "
        "integer)");
    add("relation price(of: part, value: number)\nrelation label(of: part, value: text)\nrelation since(of: part, "
        "value: date)");
    add("relation good(of: part)\nrelation fit(animal: animal, of: part)\nrelation suspect(of: part) uncertain");
    add("relation trust(animal: animal, by: number)");
    add("decision pet: one of animal");
  }

  void state_facts() {
    const auto each = [&](int most, const auto& fact) {
      for (int i = random_.pick(0, most); i > 0; --i) add("fact " + fact() + validity(15));
    };
    each(8, [&] { return say_.member() + " r " + say_.member(); });
    each(6, [&] { return "weight(" + say_.member() + ", " + say_.whole() + ")"; });
    each(4, [&] { return "price(" + say_.member() + ", " + say_.number() + ")"; });
    each(4, [&] { return "label(" + say_.member() + ", " + say_.text() + ")"; });
    each(4, [&] { return "since(" + say_.member() + ", " + say_.date() + ")"; });
    each(5, [&] { return "fit(" + say_.pick(kCandidates) + ", " + say_.member() + ")"; });
    for (int i = random_.pick(0, 6); i > 0; --i)  // at all times, so that it is known by how much each is trusted
      add("fact trust(" + say_.pick(kCandidates) + ", 0." + std::to_string(random_.pick(1, 9)) + ")");
    each(2, [&] {
      return "suspect(" + say_.member() + ")" +
             say_.maybe(60, " with certainty 0." + std::to_string(random_.pick(1, 9)));
    });
  }

  void rule(const Sentences::Scope& scope, const std::string& conclusion) {
    add("rule " + name() + "\n  when " + say_.condition(scope, 2) + "\n  " + conclusion + validity(15));
  }

  void bound_rule(int level, const std::string& conclusion) {
    const auto [phrase, scope] = binding(level);
    add("rule " + name() + "\n  when " + phrase + " and (" + say_.condition(scope, 2) + ")\n  " + conclusion +
        validity(15));
  }

  void uncertain_rule() {
    const std::string strength = say_.pick({" strongly", "", " weakly", " with certainty 0.65"});
    const auto [phrase, scope] = binding(1);
    const std::string weighed = say_.maybe(30, " and fever");
    add("rule " + name() + "\n  when " + phrase + weighed + " and (" + say_.condition(scope, 1) +
        ")\n  implies suspect(?x)" + strength + say_.maybe(30, " for each ?y"));
  }

  void deciding_rule() {
    const std::string rule = name();
    const std::string verb = say_.pick({"suggests", "suggests", "discourages", "excludes"});
    const bool weighed = verb != "excludes";
    std::string body;
    std::string conclusion;
    if (random_.chance(50)) {
      body = say_.condition({.level = 2}, 2);
      conclusion = verb + ' ' + say_.pick(kCandidates) + say_.maybe(30, " or " + say_.pick(kCandidates));
      if (weighed) conclusion += say_.pick({" strongly", "", " weakly", " with certainty 0.3"});
    } else {
      const auto [phrase, scope] = binding(2);
      const bool trusted = weighed && random_.chance(40);
      body = "?animal fit ?x and " + phrase + say_.maybe(weighed ? 30 : 0, " and suspect(?x)") + " and (" +
             say_.condition(scope, 1) + ")" + (trusted ? " and ?animal trust ?t" : "");
      conclusion = verb + " ?animal";
      if (weighed)
        conclusion += (trusted ? " with certainty ?t" : say_.pick({" strongly", "", " weakly"})) +
                      say_.maybe(40, " for each ?x");
    }
    add("rule " + rule + "\n  when " + body + "\n  " + conclusion +
        say_.maybe(30, "\n  because \"it is {" + say_.pick({"speed", "size", "fever"}) + "}\"") +
        (deciding_.empty() ? "" : say_.maybe(40, "\n  overrides " + say_.pick(deciding_))) + validity(15));
    deciding_.push_back(rule);
  }

  void table() {
    std::string rows;
    for (int i = random_.pick(1, 4); i > 0; --i)
      rows += "\n  | " + say_.pick({"-", "low", "medium, high", "not high"}) + " | " +
              say_.pick({"-", "<= 3", "2..5", "4", "not 3"}) + " | " + say_.pick({"-", "yes", "no"}) + " || " +
              say_.pick(kCandidates) + say_.maybe(30, ", " + say_.pick(kCandidates)) + " | " +
              say_.pick({"strongly", "", "weakly"}) + " |";
    add("table " + name() + "\n  | speed | size | ready || suggests | strength |" + rows);
  }

  void probe() {
    const std::string number = std::to_string(out_.probes++);
    const auto [phrase, scope] = binding(2);
    add("relation hit" + number + "(x: part, y: part)\nrule probe" + number + "\n  when " + phrase + " and (" +
        say_.condition(scope, 3) + ")\n  implies hit" + number + "(?x, ?y)");
  }

  /// A phrase that binds ?x and ?y.
  std::pair<std::string, Sentences::Scope> binding(int level) {
    return {level > 1 && random_.chance(30) ? "?x reach ?y" : "?x r ?y", {{"?x", "?y"}, level}};
  }

  std::string validity(int percent) {
    return say_.maybe(percent, say_.pick({"  valid from 2026-01-0" + std::to_string(random_.pick(1, 5)),
                                          "  until 2026-01-0" + std::to_string(random_.pick(1, 5)),
                                          "  valid from 2026-01-02 until 2026-01-04"}));
  }
  void add(const std::string& statements) { text_ += statements + "\n"; }
  std::string name() { return "rule" + std::to_string(rules_++); }

  void answer() {
    const auto say = [&](const std::string& attribute, std::vector<Cell> cells) {
      out_.answers.push_back({attribute, std::move(cells)});
    };
    if (random_.chance(60)) say("ready", {random_.chance(50)});
    if (random_.chance(60)) say("speed", {say_.pick({"low", "medium", "high"})});
    if (random_.chance(60)) say("size", {random_.pick(0, 9)});
    if (random_.chance(60)) say("due", {Value(Date{kNewYear.days + random_.pick(0, 6)})});
    if (random_.chance(60)) say("remark", {Value(Text{say_.pick({"", "a", "ab", "aB", "bba"})})});
    if (random_.chance(80)) say("today", {Value(Date{kNewYear.days + random_.pick(0, 5)})});
    if (random_.chance(50)) say("fever", {random_.chance(80), random_.pick(1, 10) / 10.0});
    if (random_.chance(20))
      out_.none.push_back("need");
    else
      for (int i = random_.pick(0, 3); i > 0; --i) say("need", {say_.member()});
  }

  Random random_;
  Sentences say_;
  std::string text_;
  int rules_ = 0;
  std::vector<std::string> deciding_;
  RuleBase out_;
};

}  // namespace

RuleBase random_rule_base(std::mt19937_64& random) { return Writer(random).write(); }

}  // namespace counsel::property
