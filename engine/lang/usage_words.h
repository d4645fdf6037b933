// engine/lang/usage_words.h
// Which words a rule base uses as attributes, and which of two words side by side is the attribute (usage.h).
#pragma once

#include <map>
#include <set>
#include <string>

#include "engine/lang/vocabulary.h"

namespace counsel::lang {

/// Two items side by side, told apart. Null where neither can be an attribute.
struct Pair {
  const Item* attribute = nullptr;
  const Item* value = nullptr;
};

struct UsageWords {
  std::set<std::string> attributes;                       // declared, or used as one beyond doubt
  std::set<std::string> values;                           // said to be the value of something, or a candidate
  std::map<std::string, std::set<std::string>> partners;  // of words side by side

  Pair pair(const Item& left, const Item& right) const;
};

UsageWords words_of(const SyntaxTree& tree, const Vocabulary& vocabulary);

bool is_word(const Item& item);
/// `suggests`, `discourages`, `excludes`, `cautions`
bool is_candidate_verb(std::string_view heading);

}  // namespace counsel::lang
