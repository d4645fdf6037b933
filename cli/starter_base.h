// cli/starter_base.h
// The small rule base that `counsel init` writes: one file for each kind of statement, with comments that explain it.
//
// INVARIANT: it checks without a finding, and its examples pass and test every rule (tests/e2e/init.case).
#pragma once

#include <span>
#include <string_view>

namespace counsel::cli {

struct StarterFile {
  std::string_view name;
  std::string_view text;
};

std::span<const StarterFile> starter_base();

}  // namespace counsel::cli
