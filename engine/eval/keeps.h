// engine/eval/keeps.h
// Whether runs keep what proofs need: the heights of rows, and which fact a row is. They do, in every build but the one
// that tests/bench/proof_bench.cc compares with; a model made without it cannot be explained.
#pragma once

namespace counsel::eval {

#ifdef COUNSEL_WITHOUT_PROOFS
inline constexpr bool kKeepsProofs = false;
#else
inline constexpr bool kKeepsProofs = true;
#endif

}  // namespace counsel::eval
