// cli/audit/replay.h
// A recorded decision run again from its own rules, facts and answers.
//
// Exact:  the outcome, the ranking with its points, what each rule said and came to, and the proof have to be the same, to
//         the last bit.
// Cost:   as `ask`; rules and facts that decisions share are read once, and what was the same case with the same result is
//         run once.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>

#include "cli/audit/latest_used.h"
#include "cli/audit/recorded_case.h"
#include "cli/io.h"

namespace counsel::cli {

struct Replayed {
  enum class Verdict : std::uint8_t {
    same,
    drifted,     // something came out otherwise
    impossible,  // what it rests on is not there any more
    unanswered,  // it is of an `ask` that came to no answer
    erasure,     // it is of no `ask`, but says what was erased from the log
  };
  std::int64_t id = 0;
  Verdict verdict = Verdict::same;
  std::string what;  // what came out otherwise first, or why it cannot be run
};

class Replayer {
 public:
  /// `folder` is where the rule base lies today, if there is one: a file of facts that was too big to be kept is looked for
  /// there. Requires: base and io outlive it.
  Replayer(kb::FactBase& base, const Io& io, std::optional<std::filesystem::path> folder);
  ~Replayer();

  /// Errors: not_found, damaged, as kb/decision_log.h.
  Result<Replayed> replay(std::int64_t id);

 private:
  /// What decisions of the same rules and facts share.
  struct Setting;

  OrReason<const Setting*> setting_of(const kb::DecisionInFull& decision);
  OrReason<Replayed> run(const kb::DecisionInFull& decision);

  kb::FactBase& base_;
  kb::DecisionLog log_;
  const Io& io_;
  std::optional<std::filesystem::path> folder_;
  LatestUsed<Setting> settings_;
  std::map<std::string, Replayed> known_;                 // by all that went into a run and came out of it
};

}  // namespace counsel::cli
