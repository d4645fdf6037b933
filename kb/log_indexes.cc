#include "kb/log_indexes.h"

#include <array>
#include <string>
#include <string_view>

namespace counsel::kb {

namespace {

/// The condition holds for every row: without one, SQLite counts by an index of its choice.
struct Index {
  std::string_view name, table, condition;
  std::int64_t LogRows::*rows;
};

constexpr std::array<Index, 4> kIndexes = {{
    {"counsel_decision_made_at", "counsel_decision", "made_at >= ''", &LogRows::decisions},
    {"counsel_decision_purpose", "counsel_decision", "purpose >= ''", &LogRows::decisions},
    {"sqlite_autoindex_counsel_content_1", "counsel_content", "digest >= x''", &LogRows::contents},
    {"sqlite_autoindex_counsel_withheld_1", "counsel_withheld", "decision >= 0", &LogRows::withheld},
}};

}  // namespace

void compare_indexes(Database& database, const LogRows& rows, std::vector<LogFinding>& findings) {
  for (const Index& index : kIndexes) {
    const std::string name(index.name);
    const auto in_index = database.number("SELECT count(*) FROM " + std::string(index.table) + " INDEXED BY " + name +
                                          " WHERE " + std::string(index.condition));
    if (in_index != rows.*index.rows)
      findings.push_back({0, 0, "the index `" + name + "` does not hold what its table holds; `REINDEX` in the `sqlite3` shell makes it anew"});
  }
}

}  // namespace counsel::kb
