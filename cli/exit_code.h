// cli/exit_code.h
// What the program's exit code says. Scripts rely on these numbers: never renumber.
#pragma once

namespace counsel::cli {

inline constexpr int kDone = 0;
inline constexpr int kAnswerIsNo = 1;   // it ran, and the answer is no: findings, failing examples, nothing fits
inline constexpr int kCouldNotRun = 2;  // usage, something unreadable, invalid rules
inline constexpr int kIncomplete = 3;   // an answer is needed that nobody gave
inline constexpr int kAuditMismatch = 4;
inline constexpr int kOurBug = 70;
inline constexpr int kInterrupted = 130;

}  // namespace counsel::cli
