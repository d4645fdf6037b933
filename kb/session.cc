#include "kb/session.h"

#include <algorithm>

namespace counsel::kb {

namespace {

std::string mend(ErrorKind kind, const OpenOptions& options) {
  switch (kind) {
    case ErrorKind::locked:
      return "; another program uses it and did not let go within " + std::to_string(options.patience.count()) + " ms";
    case ErrorKind::damaged:
      return "; restore it from a copy";
    case ErrorKind::newer_version:
      return "; use that version";
    default:
      return "";
  }
}

}  // namespace

Session::Session(Database& database, Transaction::Mode mode) : transaction(database, mode), database_(database) {
  if (database.is_as_marked()) return;
  verify_schema(database, relations());
  if (mode == Transaction::Mode::read) database.mark();
}

std::vector<StoredRelation>& Session::relations() {
  if (!relations_) relations_ = load_relations(database_);
  return *relations_;
}

const StoredRelation& Session::as_declared(const RelationSchema& declared) {
  const auto* stored = find_current(relations(), declared.name);
  if (stored == nullptr || stored->schema != declared)
    throw Failure{ErrorKind::invalid_input,
                  "it holds `" + declared.name + "` otherwise than the rule files declare it; bring them in first"};
  return *stored;
}

const RelationSchema& Session::columns_of(const Record& record) {
  return std::ranges::find(relations(), record.relation, &StoredRelation::id)->schema;
}

std::string explained(std::string_view task, const std::string& path, const Failure& failure,
                      const OpenOptions& options) {
  return "cannot " + std::string(task) + " the fact base " + quoted(path) + ": " + failure.why +
         mend(failure.kind, options);
}

}  // namespace counsel::kb
