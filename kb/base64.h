// kb/base64.h
// Bytes as text, after RFC 4648, section 4: with padding, on one line. Every text of it is that of other bytes.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace counsel::kb {

std::string to_base64(std::string_view bytes);

/// Nothing where the text is not what to_base64 gives for any bytes.
std::optional<std::string> from_base64(std::string_view text);

}  // namespace counsel::kb
