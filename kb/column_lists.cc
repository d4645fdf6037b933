#include "kb/column_lists.h"

#include <algorithm>
#include <iterator>
#include <map>

#include "kb/failure.h"
#include "kb/finding_tally.h"
#include "kb/mention_blocks.h"

namespace counsel::kb {

namespace {

constexpr std::string_view kSelectLists =
    "SELECT t.name, m.first, m.decisions FROM counsel_term AS t JOIN counsel_mention AS m ON m.term = t.id"
    " WHERE t.kind = ? ORDER BY t.name, m.first";

using Stored = std::map<std::string, std::vector<std::int64_t>>;

Stored stored_lists(Database& database, MentionKind kind) {
  Stored lists;
  auto rows = database.prepare(kSelectLists);
  rows.start(mention_word(kind));
  while (rows.step()) {
    std::vector<std::int64_t>& list = lists[rows.text(0)];
    const std::vector<std::int64_t> more = read_decisions(rows.text(2), rows.integer(1));
    if (!list.empty() && list.back() >= more.front()) throw misleading_index();
    list.insert(list.end(), more.begin(), more.end());
  }
  return lists;
}

/// Those that are in one of them alone. Requires: both ascend.
void tally_differences(const std::vector<std::int64_t>& one, const std::vector<std::int64_t>& other, FindingTally& tally) {
  std::vector<std::int64_t> different;
  std::ranges::set_symmetric_difference(one, other, std::back_inserter(different));
  for (const std::int64_t id : different) tally.at(id);
}

}  // namespace

void ColumnLists::add(const DecisionRecord& record) {
  const std::array<const std::string*, kColumnKinds.size()> names = {&record.act.who, &record.outcome};
  for (std::size_t i = 0; i < names.size(); ++i) {
    Lists::value_type*& last = last_[i];
    if (last == nullptr || last->first != *names[i]) last = &*lists_[i].try_emplace(*names[i]).first;
    last->second.push_back(record.id);
  }
}

void ColumnLists::compare(Database& database, std::vector<LogFinding>& findings) const {
  FindingTally misplaced;
  for (std::size_t i = 0; i < lists_.size(); ++i) try {
      Stored stored = stored_lists(database, kColumnKinds[i]);
      for (const auto& [name, decisions] : lists_[i]) {
        tally_differences(decisions, stored[name], misplaced);
        stored.erase(name);
      }
      for (const auto& [name, decisions] : stored) tally_differences({}, decisions, misplaced);
    } catch (const Failure& failure) {
      if (failure.kind != ErrorKind::damaged) throw;
      findings.push_back({0, 0, "a list of decisions by user or outcome is none that was written so"});
    }
  misplaced.add_to(findings, "is not in the lists of its user and outcome, or in those of others");
}

}  // namespace counsel::kb
