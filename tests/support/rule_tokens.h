// tests/support/rule_tokens.h
// Rule text without its white space, read apart from the parser, to see that nothing else of it changed.
#pragma once

#include <string>
#include <string_view>

namespace counsel::test {

/// Tokens and comments in their order, one a line. However long the dashes below a header are, they are the same.
std::string tokens_and_comments(std::string_view text);

}  // namespace counsel::test
