// cli/or_reason.h
// A value, or why there is none, as the reader is told: a part of a sentence.
#pragma once

#include <string>
#include <utility>

#include <tl/expected.hpp>

namespace counsel::cli {

template <class T>
using OrReason = tl::expected<T, std::string>;

inline tl::unexpected<std::string> because(std::string why) { return tl::unexpected(std::move(why)); }

}  // namespace counsel::cli
