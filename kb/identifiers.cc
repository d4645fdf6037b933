#include "kb/identifiers.h"

#include <set>

namespace counsel::kb {

std::string folded_identifier(std::string_view name) {
  std::string out(name);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

std::string quoted_identifier(std::string_view name) {
  std::string out = "\"";
  for (const char c : name) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

std::vector<std::string> unique_identifiers(const std::vector<std::string>& names,
                                            const std::vector<std::string>& taken) {
  std::set<std::string> used;
  for (const auto& name : taken) used.insert(folded_identifier(name));
  std::vector<std::string> unique;
  for (const auto& name : names) {
    std::string candidate = name;
    for (int number = 2; !used.insert(folded_identifier(candidate)).second; ++number) candidate = name + "_" + std::to_string(number);
    unique.push_back(candidate);
  }
  return unique;
}

}  // namespace counsel::kb
