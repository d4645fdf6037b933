// kb/log_appender.h
// Writes records to the log, with all that they refer to. Private to DecisionLog.
//
// Requires: a transaction that writes, over the whole life of an Appender, and the entries to outlive it.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "kb/decision.h"
#include "kb/merkle.h"
#include "kb/sqlite.h"

namespace counsel::kb {

class Appender {
 public:
  explicit Appender(Database& database);

  /// The id that it has from now on.
  std::int64_t append(const DecisionEntry& entry);

  /// The index goes last, in its own order, so that each of its pages is written to once.
  void finish();

 private:
  void keep(const Digest& digest, const std::string& bytes);
  void add_leaf(const Digest& leaf);
  std::int64_t term(const Mention& mention);

  Frontier tree_;
  Statement decision_, subtree_, content_, withheld_, insert_term_, select_term_, mention_;
  std::set<Digest> kept_;
  std::map<std::pair<MentionKind, std::string>, std::int64_t> terms_;
  std::vector<std::tuple<std::int64_t, std::string_view, std::int64_t>> mentioned_;  // of the entries, which outlive this
};

}  // namespace counsel::kb
