#include "kb/mention_blocks.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace counsel::kb {

namespace {

constexpr std::string_view kLastOfTerm = " WHERE term = ? ORDER BY first DESC LIMIT 1";
constexpr std::string_view kWrite =
    "INSERT INTO counsel_mention VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET"
    " earliest = excluded.earliest, latest = excluded.latest, decisions = excluded.decisions";
constexpr std::string_view kBegunUpTo = "SELECT term, first, decisions FROM counsel_mention WHERE first <= ?";
constexpr std::string_view kDeleteBegunUpTo = "DELETE FROM counsel_mention WHERE first <= ?";
constexpr std::string_view kMadeAt = "SELECT made_at FROM counsel_decision WHERE id = ?";
constexpr std::string_view kSetLatestBefore =
    "UPDATE counsel_mention AS m SET latest_before = b.latest FROM ("
    "SELECT term, first, coalesce(max(latest) OVER (PARTITION BY term ORDER BY first"
    " ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), '') AS latest FROM counsel_mention"
    ") AS b WHERE b.term = m.term AND b.first = m.first AND b.latest <> m.latest_before";

std::string text_of(const std::vector<std::int64_t>& decisions) {
  std::string text = "[";
  char digits[24];
  for (const std::int64_t id : decisions) {
    if (text.size() > 1) text += ',';
    text.append(digits, std::to_chars(digits, std::end(digits), id).ptr);
  }
  return text += ']';
}

void extend(MentionBlock& block, std::string_view made_at, std::int64_t decision) {
  if (block.decisions.empty() || made_at < block.earliest) block.earliest = made_at;
  if (block.decisions.empty() || made_at > block.latest) block.latest = made_at;
  block.decisions.push_back(decision);
}

std::string made_at(Database& database, std::int64_t decision) {
  auto row = database.prepare_once(kMadeAt);
  row.start(decision);
  if (!row.step()) throw misleading_index();
  return row.text(0);
}

}  // namespace

Failure misleading_index() { return {ErrorKind::damaged, "an index of it is not of the decisions in it"}; }

std::vector<std::int64_t> read_decisions(std::string_view json, std::int64_t first) {
  std::vector<std::int64_t> decisions;
  decisions.reserve(kMostInBlock);
  if (json.size() < 3 || json.front() != '[' || json.back() != ']') throw misleading_index();
  const char* const end = json.data() + json.size() - 1;
  for (const char* at = json.data(); at != end;) {  // at `[` or a comma
    std::int64_t id = 0;
    const auto [after, error] = std::from_chars(at + 1, end, id);
    const bool is_next = decisions.empty() ? id == first && id > 0 : id > decisions.back();
    if (error != std::errc{} || at[1] == '0' || !is_next || (after != end && *after != ',')) throw misleading_index();
    decisions.push_back(id);
    at = after;
  }
  if (decisions.size() > kMostInBlock) throw misleading_index();
  return decisions;
}

MentionBlock read_block(const Statement& row) {
  return {.earliest = row.text(1),
          .latest = row.text(2),
          .latest_before = row.text(3),
          .decisions = read_decisions(row.text(4), row.integer(0))};
}

PostingWriter::PostingWriter(Database& database)
    : select_last_(database.prepare(std::string(kSelectBlock).append(kLastOfTerm))), write_(database.prepare(kWrite)) {}

PostingList PostingWriter::end_of(std::int64_t term) {
  select_last_.start(term);
  return {term, select_last_.step() ? read_block(select_last_) : MentionBlock{}};
}

void PostingWriter::add(PostingList& list, std::string_view made_at, std::int64_t decision) {
  MentionBlock& last = list.last;
  if (!last.decisions.empty() && last.decisions.back() >= decision) {
    if (last.decisions.back() == decision) return;
    throw misleading_index();
  }
  if (last.decisions.size() == kMostInBlock) {
    write(list);
    last.latest_before = std::max(last.latest_before, last.latest);
    last.decisions.clear();
  }
  extend(last, made_at, decision);
}

void PostingWriter::write(const PostingList& list) {
  const MentionBlock& block = list.last;
  write_.run(list.term, block.decisions.front(), std::string_view(block.earliest), std::string_view(block.latest),
             std::string_view(block.latest_before), std::string_view(text_of(block.decisions)));
}

void forget_mentions(Database& database, std::int64_t up_to) {
  std::vector<PostingList> rest;  // of the blocks that begin with what goes
  auto rows = database.prepare(kBegunUpTo);
  rows.start(up_to);
  while (rows.step()) {
    PostingList list{rows.integer(0), {}};
    for (const std::int64_t id : read_decisions(rows.text(2), rows.integer(1)))
      if (id > up_to) extend(list.last, made_at(database, id), id);
    if (!list.last.decisions.empty()) rest.push_back(std::move(list));
  }
  database.prepare(kDeleteBegunUpTo).run(up_to);
  PostingWriter writer(database);
  for (const PostingList& list : rest) writer.write(list);
  database.execute(kSetLatestBefore);  // a time that only a decision had which goes is not left either
}

}  // namespace counsel::kb
