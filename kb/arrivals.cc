#include "kb/arrivals.h"

#include <algorithm>
#include <string>
#include <vector>

#include "engine/base/check.h"
#include "kb/decision_rows.h"
#include "kb/failure.h"
#include "kb/log_appender.h"
#include "kb/stored_tree.h"

namespace counsel::kb {

namespace {

constexpr std::int64_t kPlaces = 16;              // so many records arrive for one that is filed with those before it
constexpr std::size_t kGranularity = 32 * 1024;   // of the size of a place, in bytes
constexpr std::size_t kMostBytes = 1024 * 1024;   // of a place: what is bigger is filed at once

constexpr std::string_view kCount = "SELECT count(*) FROM counsel_arrival";
constexpr std::string_view kSelect = "SELECT id, bytes FROM counsel_arrival ORDER BY id";
constexpr std::string_view kHas =
    "SELECT EXISTS (SELECT 1 FROM counsel_arrival WHERE bytes <> zeroblob(length(bytes)))";
constexpr std::string_view kDelete = "DELETE FROM counsel_arrival";
constexpr std::string_view kInsert = "INSERT INTO counsel_arrival VALUES (?, zeroblob(?))";
constexpr std::string_view kHasContent = "SELECT EXISTS (SELECT 1 FROM counsel_content WHERE digest = ?)";

Blob bytes_of_place(Database& database, std::int64_t place, bool is_to_be_written = false) {
  return database.blob("counsel_arrival", "bytes", place, is_to_be_written);
}

std::string read_place(Database& database, std::int64_t place) {
  const Blob blob = bytes_of_place(database, place);
  return blob.read(0, blob.size());
}

/// How many have something in them, by the first byte of each. Failure: damaged, where one of them comes after one that has nothing.
std::int64_t count_taken(Database& database) {
  const std::int64_t places = database.number(kCount);
  std::int64_t taken = 0;
  for (std::int64_t place = 1; place <= places; ++place) {
    const Blob blob = bytes_of_place(database, place);
    if (blob.size() == 0 || blob.read(0, 1).front() == '\0') continue;
    if (++taken < place) throw not_as_recorded(tree_size(database) + taken);
  }
  return taken;
}

/// Nothing where what is in the place is not what was recorded.
std::optional<Arrival> arrival_in(std::string_view place, std::int64_t id) {
  if (state_of(place) != TextState::whole) return std::nullopt;
  auto arrival = read_arrival(text_in(place));
  return arrival && arrival->id == id ? std::move(arrival) : std::nullopt;
}

/// Where they are, so that nothing of a text is left on a page that is free.
void empty_places(Database& database) {
  const std::int64_t places = database.number(kCount);
  for (std::int64_t place = 1; place <= places; ++place) {
    Blob blob = bytes_of_place(database, place, /*is_to_be_written=*/true);
    const std::size_t end = blob.read(0, blob.size()).find_last_not_of('\0');
    if (end != std::string::npos) blob.write(0, std::string(end + 1, '\0'));
  }
}

bool has_content(Database& database, const Digest& digest) {
  auto row = database.prepare(kHasContent);
  row.start(Bytes{bytes_of(digest)});
  return row.step() && row.integer(0) != 0;
}

}  // namespace

JournalInMemory::JournalInMemory(Database& database) : database_(database) {
  database_.execute("PRAGMA journal_mode = MEMORY");
}

JournalInMemory::~JournalInMemory() {
  try {
    database_.execute("PRAGMA journal_mode = DELETE");
  } catch (const Failure&) {  // then there is no memory for anything else either
  }
}

std::optional<Arrived> arrive(Database& database, const DecisionEntry& entry) {
  const std::int64_t place = count_taken(database) + 1, places = database.number(kCount);
  if (place > places) return std::nullopt;
  if (place > 1 && state_of(read_place(database, place - 1)) != TextState::whole) return std::nullopt;
  if (state_of(read_place(database, place)) != TextState::none) return std::nullopt;
  if (!has_content(database, entry.rules->digest)) return std::nullopt;
  const std::int64_t id = tree_size(database) + place;
  const auto text = arrival_text(entry, id);
  Blob blob = bytes_of_place(database, place, /*is_to_be_written=*/true);
  if (!text || text->size() >= blob.size()) return std::nullopt;
  blob.write(0, *text);
  return Arrived{.id = id, .is_place_left = place < places};
}

bool has_arrivals(Database& database) { return database.number(kHas) != 0; }

std::vector<std::optional<Arrival>> read_arrivals(Database& database) {
  std::vector<std::optional<Arrival>> arrivals;
  const std::int64_t filed = tree_size(database);
  std::size_t last = 0;  // so many places up to the last that is whole, or that others come after
  auto rows = database.prepare(kSelect);
  for (std::int64_t number = 1; rows.step(); ++number) {
    const std::string place = rows.bytes(1);
    const TextState state = state_of(place);
    if (state != TextState::none && !arrivals.empty()) last = arrivals.size();
    arrivals.push_back(rows.integer(0) == number ? arrival_in(place, filed + number) : std::nullopt);
    if (state == TextState::whole || state == TextState::damaged) last = arrivals.size();
  }
  arrivals.resize(last);
  return arrivals;
}

std::int64_t last_number(Database& database) {
  const std::int64_t taken = count_taken(database);
  const bool is_last_in_part = taken > 0 && state_of(read_place(database, taken)) == TextState::part;
  return tree_size(database) + taken - (is_last_in_part ? 1 : 0);
}

std::optional<Arrival> find_arrival(Database& database, std::int64_t id) {
  const std::int64_t number = id - tree_size(database);  // of its place
  if (number < 1 || number > database.number(kCount)) return std::nullopt;
  if (auto arrival = arrival_in(read_place(database, number), id)) return arrival;
  if (number <= static_cast<std::int64_t>(read_arrivals(database).size())) throw not_as_recorded(id);
  return std::nullopt;
}

void file_arrivals(Database& database) {
  if (!has_arrivals(database)) return;
  std::int64_t last = tree_size(database);
  std::vector<DecisionEntry> entries;
  for (auto& arrival : read_arrivals(database)) {
    ++last;
    if (!arrival) throw not_as_recorded(last);
    entries.push_back(std::move(arrival->entry));
  }
  if (!entries.empty())
    COUNSEL_CHECK(file_entries(database, entries) == last, "what arrived is filed under the numbers that it was given");
  empty_places(database);
}

void make_places(Database& database, const DecisionEntry& like) {
  const auto text = arrival_text(like, 0);
  if (!text) return;
  const std::size_t size = (text->size() * 5 / 4 / kGranularity + 1) * kGranularity;
  if (size > kMostBytes) return;
  const std::int64_t places = database.number(kCount);
  if (places == kPlaces && bytes_of_place(database, 1).size() >= size) return;
  database.execute(kDelete);
  auto insert = database.prepare(kInsert);
  for (std::int64_t place = 1; place <= kPlaces; ++place) insert.run(place, static_cast<std::int64_t>(size));
}

}  // namespace counsel::kb
