// cli/audit/backtest.h
// Decisions on record under rules that somebody edited since: whether they would come out differently.
//
// Exact:  what the record came to is held against what the case comes to under the edited rules. A case that the edit cannot
//         touch is not run: its own rules say the same of all that bears on its decision, the facts of what bears on it are
//         the same, and this version of counsel made the record. The result is the same as if it were run, as long as no
//         limit of a run is reached.
// Cost:   for each different case one run; nothing is asked about its open questions.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/audit/latest_used.h"
#include "cli/audit/recorded_case.h"
#include "cli/audit/turn.h"
#include "cli/io.h"
#include "cli/render/answer_view.h"
#include "kb/decision_log.h"

namespace counsel::cli {

struct Backtested {
  enum class Verdict : std::uint8_t {
    same,
    points,      // everybody stands where they stood, some with other points
    different,   // another outcome, or somebody stands elsewhere
    impossible,  // it cannot be run with these rules
    unanswered,  // it is of an `ask` that came to no answer
  };
  /// Of one that comes out differently.
  struct Change {
    std::vector<GivenView> given;  // what is personal is not told
    Lead before, after;
    Turn turn;
  };
  std::int64_t id = 0;
  Verdict verdict = Verdict::same;
  bool ran = false;
  std::string why = {};  // it is impossible
  std::shared_ptr<const Change> change = {};
};

class Backtester {
 public:
  enum class Skips : bool { nothing, untouched };

  /// Requires: all outlive it, and the rules have a program.
  Backtester(const Rules& edited, kb::FactBase& base, const Io& io, Skips skips = Skips::untouched);
  ~Backtester();

  /// Errors: as DecisionLog::find.
  Result<Backtested> test(const kb::DecisionRecord& record);

 private:
  struct Setting;

  OrReason<const Setting*> setting_of(const kb::DecisionInFull& decision);
  bool is_touched(const kb::DecisionInFull& decision, const Setting& setting, DecisionId about);
  OrReason<Backtested> run(const kb::DecisionInFull& decision);

  const Rules& edited_;
  kb::FactBase& base_;
  kb::DecisionLog log_;
  const Io& io_;
  const Skips skips_;
  LatestUsed<Setting> settings_;
  std::map<std::string, bool> touched_;                   // by what decisions of the same rules and facts share
  std::map<std::string, Backtested> known_;               // by what the same cases with the same results share
};

}  // namespace counsel::cli
