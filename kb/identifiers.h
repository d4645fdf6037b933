// kb/identifiers.h
// Names of the rule language as identifiers of SQL. SQL takes any name between double quotes, but holds `Offers`
// and `offers` for one: where two names would meet, the later gets `_2`, `_3` …
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace counsel::kb {

std::string quoted_identifier(std::string_view name);

/// With ASCII letters in lower case: SQL holds two identifiers for the same if this is.
std::string folded_identifier(std::string_view name);

/// The names in their order, each made different from those before it and from `taken` once folded.
std::vector<std::string> unique_identifiers(const std::vector<std::string>& names,
                                            const std::vector<std::string>& taken = {});

}  // namespace counsel::kb
