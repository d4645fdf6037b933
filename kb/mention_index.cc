#include "kb/mention_index.h"

#include <algorithm>
#include <vector>

namespace counsel::kb {

namespace {

constexpr std::string_view kInsertTerm = "INSERT INTO counsel_term (kind, name) VALUES (?, ?)";

}  // namespace

MentionIndex::MentionIndex(Database& database)
    : database_(database),
      writer_(database),
      select_term_(database.prepare(kSelectTerm)),
      insert_term_(database.prepare(kInsertTerm)) {}

void MentionIndex::add(MentionKind kind, std::string_view name, std::string_view made_at, std::int64_t decision) {
  auto& lists = lists_.at(static_cast<std::size_t>(kind));
  auto list = lists.find(name);
  if (list == lists.end()) list = lists.emplace(name, writer_.end_of(term(kind, name))).first;
  writer_.add(list->second, made_at, decision);
}

void MentionIndex::finish() {
  std::vector<const PostingList*> ordered;  // in which the rows are, so that each page is written to once
  for (const auto& lists : lists_)
    for (const auto& [name, list] : lists) ordered.push_back(&list);
  std::ranges::sort(ordered, {}, &PostingList::term);
  for (const PostingList* list : ordered) writer_.write(*list);
}

std::int64_t MentionIndex::term(MentionKind kind, std::string_view name) {
  select_term_.start(mention_word(kind), name);
  if (select_term_.step()) return select_term_.integer(0);
  insert_term_.run(mention_word(kind), name);
  return database_.last_row_id();
}

}  // namespace counsel::kb
