// engine/decide/prospects.h
// What a change could come to at best, from what each of its moves does alone: so that most changes need not be tried.
//
// Method: what a linear rule (linear.h) says for several answers is no more than what it says for each, and no less
//         than what it says for any. Any other rule that reads several of the moved answers says at most what it ever
//         could. Of a change that replaces two answers, or takes any away, nothing is known: what two answers bring
//         about alike goes with both. But of every change it is known whom rules exclude that read one of its moves or
//         none of them: those whom they exclude with that move alone, or as the case stands.
// Cost:   a supposition for each move; then additions over the candidates for each change.
// Errors: limit_reached.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/base/result.h"
#include "engine/decide/gains.h"
#include "engine/decide/goal.h"
#include "engine/decide/suppositions.h"

namespace counsel::decide {

class Prospects {
 public:
  /// Of changes of these moves. Requires: those of an attribute stand together, and they are moves of `suppositions`,
  /// which are about the same case.
  static Result<Prospects> of(const Case& given, const eval::Model& standing, DecisionId decision,
                              std::span<const Move> moves, Suppositions& suppositions);

  /// False where the change cannot achieve the goal. `change`: places in the moves.
  bool could_achieve(const Goal& goal, std::span<const std::size_t> change) const;

 private:
  struct Alone {  // what one move does by itself
    bool is_judged = false;
    bool replaces = false;  // an answer by another
    Gains gains;
    std::vector<bool> read_by;  // by place in `entangled_`

    Result<void> judge(const Case& given, const Move& move, const std::vector<Said>& before, std::size_t candidates,
                       Suppositions& suppositions);
  };

  /// Whom a reader's rules exclude, by candidate: as the case stands, and with one move, where it reads that.
  struct Excluder {
    std::vector<bool> now;
    std::vector<std::vector<bool>> then;  // by move; none where the reader does not read it
  };

  struct Outlook {
    std::int64_t most_udb = 0, least_udb = 0;
    bool may_be_excluded = false, may_be_admitted = false;
  };

  std::vector<bool> excluded_by(const Reader& reader, const std::vector<Said>& said) const;
  Result<void> note_exclusions(const Reader& reader, const std::vector<Said>& before, std::span<const Move> moves,
                               Suppositions& suppositions);
  bool is_surely_excluded(std::size_t candidate, std::span<const std::size_t> change) const;
  std::vector<std::size_t> met_by(std::span<const std::size_t> change) const;
  Outlook outlook(std::size_t candidate, std::span<const std::size_t> change,
                  std::span<const std::size_t> entangled) const;

  std::vector<Standing> standing_;
  std::vector<Excluder> excluders_;
  std::vector<Alone> alone_;      // by move
  std::vector<Gains> entangled_;  // by reader with rules that are not linear: what these could ever say
};

}  // namespace counsel::decide
