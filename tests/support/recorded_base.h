// tests/support/recorded_base.h
// A world with the rules `team.rules` and a fact base that decisions are put on record in.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kb/decision_log.h"
#include "tests/support/world.h"

namespace counsel::test {

class RecordedBase {
 public:
  explicit RecordedBase(std::string_view rules) { world.write("team.rules", rules); }

  std::string path() const { return (world.folder() / "f.db").string(); }

  /// Runs a command on the fact base; `arguments` are those after the program's name.
  Outcome run(std::vector<std::string> arguments) const {
    arguments.insert(arguments.end(), {"--db", path()});
    return world.run(arguments);
  }

  /// Asks by these rules, with these answers and options.
  Outcome ask(std::vector<std::string> words) const {
    words.insert(words.begin(), {"ask", "--rules", "team.rules"});
    return run(words);
  }

  /// Files what has arrived, so that it is in the tables of the log.
  void file_arrivals() const {
    kb::FactBase base = kb::FactBase::open(path()).value();
    kb::DecisionLog(base).file_arrived().value();
  }

  World world;
};

/// Rules with everything that a record may rest on: facts in the base and in the file `fast.csv`, documents, and answers some of
/// which are personal.
inline constexpr std::string_view kRulesOfAllSorts = R"(
source guide "The guide"
kind framework: Phoenix, Gin, Rails
attribute live: yes or no  ask "Are there live updates?"
attribute size: integer from 1 to 1000  ask "How big is the team?"
attribute age: integer from 0 to 150
  ask "How old are you?"
  personal
decision framework: one of framework
relation offers(framework: framework, what: text)
relation fast(framework: framework)
facts fast from "fast.csv"
fact Gin offers "speed"  source guide "1"
fact Phoenix offers "peace"
rule live  live and ?f offers "peace" suggests ?f
rule crowd  size > 20 and fast(?f) suggests ?f strongly
rule grown-up  age >= 18 suggests Rails weakly
)";

}  // namespace counsel::test
