// cli/commands/query.h
// `counsel query`: how a condition holds, or everything that rules conclude.
//
// Exit: done; answer is no, for a condition without variables that does not hold; could not run.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/commands/options.h"
#include "cli/render/bindings.h"

namespace counsel::cli {

struct QueryOptions {
  BaseOptions base;
  AnswerOptions answers;
  std::string condition;
  std::vector<std::string> fact_files;  // RELATION=FILE
  std::optional<RowsFormat> format;
  std::size_t limit = 0;  // 0: all
  bool count = false;
  std::string all;  // the folder for all that rules conclude
};

void add_query(Command& program);
int run_query(const QueryOptions& options, Io& io);

}  // namespace counsel::cli
