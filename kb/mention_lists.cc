#include "kb/mention_lists.h"

#include <algorithm>
#include <utility>

namespace counsel::kb {

namespace {

constexpr std::string_view kCountBlocks = "SELECT count(*) FROM counsel_mention WHERE term = ?";
constexpr std::string_view kBlockWith =
    "SELECT first, decisions FROM counsel_mention WHERE term = ? AND first <= ? ORDER BY first DESC LIMIT 1";
constexpr std::string_view kOfTerm = " WHERE term = ? AND latest >= ?";
constexpr std::string_view kBegunBefore = " AND earliest < ?";
constexpr std::string_view kLastFirst = " ORDER BY first DESC";

std::int64_t count_blocks(Database& database, std::int64_t term) {
  auto row = database.prepare_once(kCountBlocks);
  row.start(term);
  return row.step() ? row.integer(0) : 0;
}

bool is_earlier(const MentionBlock& a, const MentionBlock& b) { return a.latest < b.latest; }

template <class Item, class Less>
void push(std::vector<Item>& heap, Item item, Less less) {
  heap.push_back(std::move(item));
  std::ranges::push_heap(heap, less);
}

template <class Item, class Less>
Item pop(std::vector<Item>& heap, Less less) {
  std::ranges::pop_heap(heap, less);
  Item item = std::move(heap.back());
  heap.pop_back();
  return item;
}

}  // namespace

PostingSearch::PostingSearch(Database& database, std::int64_t term)
    : term_(term), blocks_(count_blocks(database, term)), select_(database.prepare(kBlockWith)) {}

bool PostingSearch::holds(std::int64_t decision) {
  if (decisions_.empty() || decision < decisions_.front() || decision > known_to_) {
    select_.start(term_, decision);
    if (!select_.step()) return false;
    if (const std::int64_t first = select_.integer(0); decisions_.empty() || decisions_.front() != first)
      decisions_ = read_decisions(select_.text(1), first);
    known_to_ = std::max(decision, decisions_.back());
  }
  return std::ranges::binary_search(decisions_, decision);
}

MentionedDecisions::MentionedDecisions(Database& database, const std::vector<Mention>& mentions,
                                       const std::optional<std::string>& since, const std::optional<std::string>& before,
                                       MadeAt made_at)
    : made_at_(std::move(made_at)), since_(since.value_or("")) {
  auto select_term = database.prepare(kSelectTerm);
  for (const Mention& each : mentions) {
    select_term.start(mention_word(each.kind), std::string_view(each.name));
    if (!select_term.step()) return;  // nothing mentions it
    others_.emplace_back(database, select_term.integer(0));
  }
  std::ranges::sort(others_, {}, &PostingSearch::blocks);
  begin(database, before);
}

void MentionedDecisions::begin(Database& database, const std::optional<std::string>& before) {
  rows_ = database.prepare(
      std::string(kSelectBlock).append(kOfTerm).append(before ? kBegunBefore : "").append(kLastFirst));
  rows_->start(others_.front().term(), std::string_view(since_));
  if (before) rows_->bind(3, std::string_view(*before));
  others_.erase(others_.begin());
}

std::optional<std::int64_t> MentionedDecisions::next() {
  while (true) {
    const bool is_block_next = !blocks_.empty() && (found_.empty() || blocks_.front().latest >= found_.front().made_at);
    const bool is_any_next = is_block_next || !found_.empty();
    const std::string* const newest = !is_any_next    ? nullptr
                                      : is_block_next ? &blocks_.front().latest
                                                      : &found_.front().made_at;
    if (rows_ && (newest == nullptr || !unread_latest_ || *unread_latest_ >= *newest))
      read();
    else if (is_block_next)
      visit(pop(blocks_, is_earlier));
    else if (is_any_next)
      return pop(found_, std::less<>()).decision;
    else
      return std::nullopt;
  }
}

void MentionedDecisions::read() {
  if (!rows_->step()) return rows_.reset();
  MentionBlock block = read_block(*rows_);
  if (unread_latest_ && block.latest > *unread_latest_) throw misleading_index();
  unread_latest_ = block.latest_before;
  push(blocks_, std::move(block), is_earlier);
  if (*unread_latest_ < since_) rows_.reset();  // those before are all too early
}

void MentionedDecisions::visit(const MentionBlock& block) {
  for (const std::int64_t decision : block.decisions) {
    if (!std::ranges::all_of(others_, [&](PostingSearch& other) { return other.holds(decision); })) continue;
    auto made_at = made_at_(decision);
    if (!made_at) continue;
    if (*made_at < block.earliest || *made_at > block.latest) throw misleading_index();
    push(found_, {std::move(*made_at), decision}, std::less<>());
  }
}

}  // namespace counsel::kb
