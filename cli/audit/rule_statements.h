// cli/audit/rule_statements.h
// Rule text as its statements, so that a rule base can be put together from those of two.
//
// Shape:  rules and tables by name, each for itself; what is declared is one text, since a rule base rests on all of it
//         together. A fact that holds from or until some day is a rule of its own kind, and so is a statement that facts are in
//         a file; other facts are those of the fact base, and left out, and so are examples.
// Equal:  where they say the same, word for word, whatever the layout and the comments.
#pragma once

#include <map>
#include <string>

#include "cli/pipeline.h"

namespace counsel::cli {

struct RuleStatements {
  struct Text {
    std::string source;   // as it was written
    std::string meaning;  // equal where two say the same
  };
  Text declarations;
  std::map<std::string, Text> rules;  // by "rule NAME" or "table NAME"; facts by what they say: "fact …", "facts …"
};

RuleStatements rule_statements(const Rules& rules);

}  // namespace counsel::cli
