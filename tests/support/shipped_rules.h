// tests/support/shipped_rules.h
// The rule bases that ship, as text: for properties that have to hold of real knowledge too.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace counsel::test {

/// Path and text of each file of `rules/NAME`, sorted by path.
std::vector<std::pair<std::string, std::string>> shipped_files(const std::string& name);

}  // namespace counsel::test
