// tests/property/rule_text.h
// Random rule files that parse: every form of statement, condition and conclusion, in every layout an author could
// give them. They need not check: what the names name is nobody's concern here.
//
// A statement is made as its tokens first, so that a test can put anything between two of them.
#pragma once

#include <random>
#include <string>
#include <vector>

namespace counsel::property {

using Tokens = std::vector<std::string>;  // a row of a table is one token

std::vector<Tokens> random_statements(std::mt19937_64& random, std::size_t count);

enum class Comments { none, some, everywhere };

/// The statements as a file: between two tokens stand random white space and, where they may, comments.
std::string random_file(const std::vector<Tokens>& statements, Comments comments, std::mt19937_64& random);

}  // namespace counsel::property
