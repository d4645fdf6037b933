#include "kb/sqlite.h"

#include <sqlite3.h>

#include <cmath>
#include <system_error>

#include "engine/base/check.h"
#include "engine/base/utf8.h"
#include "kb/aside_vfs.h"
#include "kb/failure.h"

namespace counsel::kb {

namespace {

ErrorKind kind_of(int extended_code) {
  switch (extended_code) {
    case SQLITE_IOERR_READ:
    case SQLITE_IOERR_SHORT_READ:
    case SQLITE_IOERR_FSTAT:
    case SQLITE_IOERR_ACCESS:
      return ErrorKind::unreadable;
    default:
      break;
  }
  switch (extended_code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return ErrorKind::locked;
    case SQLITE_NOTADB:
      return ErrorKind::not_ours;
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return ErrorKind::unreadable;
    case SQLITE_FULL:
    case SQLITE_IOERR:
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:  // of an open base: its journal, so it was about to be written
      return ErrorKind::unwritable;
    case SQLITE_NOMEM:
    case SQLITE_TOOBIG:
      return ErrorKind::limit_reached;
    default:  // our statements are sound, so it is the base that contradicts them
      return ErrorKind::damaged;
  }
}

[[noreturn]] void throw_error(sqlite3* handle) {
  throw Failure{kind_of(sqlite3_extended_errcode(handle)), sqlite3_errmsg(handle)};
}

// A path that SQLite would read as a URI is made one that it does not.
std::string plain_path(const std::string& path) { return path.starts_with("file:") ? "./" + path : path; }

void configure(sqlite3* handle, int option, int value) {
  COUNSEL_CHECK(sqlite3_db_config(handle, option, value, nullptr) == SQLITE_OK, "the library is older than 3.31");
}

int flags_of(Database::Access access) {
  const int flags = SQLITE_OPEN_NOMUTEX;  // a Database is used by one thread at a time
  switch (access) {
    case Database::Access::read_only:
      return flags | SQLITE_OPEN_READONLY;
    case Database::Access::read_write:
      return flags | SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    case Database::Access::aside:
      break;
  }
  return flags | SQLITE_OPEN_READWRITE;
}

// Neither may be a null pointer, which would be bound as NULL.
int bind_text(sqlite3_stmt* statement, int parameter, std::string_view text, sqlite3_destructor_type keep) {
  if (!is_storable(text))
    throw Failure{ErrorKind::invalid_input, "a text to store holds a zero byte or is no valid UTF-8"};
  return sqlite3_bind_text64(statement, parameter, text.empty() ? "" : text.data(), text.size(), keep, SQLITE_UTF8);
}

int bind_bytes(sqlite3_stmt* statement, int parameter, std::string_view bytes, sqlite3_destructor_type keep) {
  return sqlite3_bind_blob64(statement, parameter, bytes.empty() ? "" : bytes.data(), bytes.size(), keep);
}

/// Ends what it reads, and lets go of what is bound.
void end(sqlite3_stmt* statement) {
  sqlite3_reset(statement);
  sqlite3_clear_bindings(statement);
}

}  // namespace

bool is_storable(std::string_view text) {
  return text.find('\0') == std::string_view::npos && !first_invalid_utf8(text);
}

void Statement::Finalizer::operator()(sqlite3_stmt* statement) const {
  if (!is_kept) {
    sqlite3_finalize(statement);
    return;
  }
  end(statement);
}

void Statement::restart() {
  sqlite3_reset(statement_.get());  // its code is that of the last step, which was reported then
}

void Statement::release() { end(statement_.get()); }

void Statement::check(int code) const {
  if (code != SQLITE_OK) throw_error(sqlite3_db_handle(statement_.get()));
}

void Statement::bind(int parameter, std::string_view text) {
  check(bind_text(statement_.get(), parameter, text, SQLITE_TRANSIENT));
}

void Statement::bind(int parameter, std::int64_t integer) {
  check(sqlite3_bind_int64(statement_.get(), parameter, integer));
}

void Statement::bind(int parameter, double number) { check(sqlite3_bind_double(statement_.get(), parameter, number)); }

void Statement::bind(int parameter, Bytes bytes) {
  check(bind_bytes(statement_.get(), parameter, bytes.bytes, SQLITE_TRANSIENT));
}

void Statement::lend(int parameter, std::string_view text) {
  check(bind_text(statement_.get(), parameter, text, SQLITE_STATIC));
}

void Statement::lend(int parameter, Bytes bytes) {
  check(bind_bytes(statement_.get(), parameter, bytes.bytes, SQLITE_STATIC));
}

bool Statement::step() {
  switch (sqlite3_step(statement_.get())) {
    case SQLITE_ROW:
      return true;
    case SQLITE_DONE:
      return false;
    default:
      throw_error(sqlite3_db_handle(statement_.get()));
  }
}

bool Statement::is_null(int column) const { return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL; }

std::int64_t Statement::integer(int column) const {
  if (sqlite3_column_type(statement_.get(), column) != SQLITE_INTEGER)
    throw Failure{ErrorKind::damaged, "it holds something else where a whole number belongs"};
  return sqlite3_column_int64(statement_.get(), column);
}

double Statement::number(int column) const {
  if (sqlite3_column_type(statement_.get(), column) != SQLITE_FLOAT)
    throw Failure{ErrorKind::damaged, "it holds something else where a number belongs"};
  const double number = sqlite3_column_double(statement_.get(), column);
  if (!std::isfinite(number)) throw Failure{ErrorKind::damaged, "it holds a number that is not finite"};
  return number;
}

std::string Statement::text(int column) const {
  if (sqlite3_column_type(statement_.get(), column) != SQLITE_TEXT)
    throw Failure{ErrorKind::damaged, "it holds something else where a text belongs"};
  const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_.get(), column));
  if (bytes == nullptr) throw Failure{ErrorKind::limit_reached, "out of memory"};
  std::string text(bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column)));
  if (!is_storable(text)) throw Failure{ErrorKind::damaged, "it holds a text that is no valid UTF-8"};
  return text;
}

std::string Statement::bytes(int column) const { return std::string(bytes_here(column)); }

std::string_view Statement::bytes_here(int column) const {
  if (sqlite3_column_type(statement_.get(), column) != SQLITE_BLOB)
    throw Failure{ErrorKind::damaged, "it holds something else where bytes belong"};
  const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement_.get(), column));
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column));
  if (bytes == nullptr && size > 0) throw Failure{ErrorKind::limit_reached, "out of memory"};
  return size == 0 ? std::string_view() : std::string_view(bytes, size);
}

void Blob::Closer::operator()(sqlite3_blob* blob) const { sqlite3_blob_close(blob); }

std::size_t Blob::size() const { return static_cast<std::size_t>(sqlite3_blob_bytes(blob_.get())); }

std::string Blob::read(std::size_t at, std::size_t count) const {
  std::string bytes(count, '\0');
  if (sqlite3_blob_read(blob_.get(), bytes.data(), static_cast<int>(count), static_cast<int>(at)) != SQLITE_OK)
    throw_error(handle_);
  return bytes;
}

void Blob::write(std::size_t at, std::string_view bytes) {
  if (sqlite3_blob_write(blob_.get(), bytes.data(), static_cast<int>(bytes.size()), static_cast<int>(at)) != SQLITE_OK)
    throw_error(handle_);
}

void Database::Closer::operator()(sqlite3* handle) const {
  sqlite3_close_v2(handle);  // waits for statements that outlive the connection
}

Database Database::open(const std::string& path, Access access, std::chrono::milliseconds patience) {
  sqlite3* handle = nullptr;
  const int code = sqlite3_open_v2(plain_path(path).c_str(), &handle, flags_of(access),
                                   access == Access::aside ? aside_vfs() : nullptr);
  Database database(handle);
  if (handle == nullptr) throw Failure{ErrorKind::limit_reached, "out of memory"};
  if (code != SQLITE_OK) {
    const int system = sqlite3_system_errno(handle);
    throw Failure{ErrorKind::unreadable,
                  system != 0 ? std::generic_category().message(system) : sqlite3_errmsg(handle)};
  }
  sqlite3_extended_result_codes(handle, 1);
  sqlite3_busy_timeout(handle, static_cast<int>(patience.count()));
  configure(handle, SQLITE_DBCONFIG_DEFENSIVE, 1);
  configure(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0);
  configure(handle, SQLITE_DBCONFIG_DQS_DML, 0);
  configure(handle, SQLITE_DBCONFIG_DQS_DDL, 0);
  configure(handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0);
  configure(handle, SQLITE_DBCONFIG_ENABLE_VIEW, 0);
  configure(handle, SQLITE_DBCONFIG_ENABLE_FKEY, 1);
  database.execute("PRAGMA cell_size_check = ON");
  // With FULL, the journal of a change that was just made can be back after a power cut, and takes the change back with it.
  database.execute("PRAGMA synchronous = EXTRA");
  if (access == Access::aside) {
    database.execute("PRAGMA journal_mode = MEMORY");
    database.execute("PRAGMA cache_spill = OFF");
  }
  return database;
}

Statement Database::prepare(std::string_view sql) {
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(handle_.get(), sql.data(), static_cast<int>(sql.size()), &statement, nullptr) != SQLITE_OK)
    throw_error(handle_.get());
  return Statement(statement);
}

Statement Database::prepare_once(std::string_view sql) {
  auto kept = kept_.find(sql);
  if (kept == kept_.end()) kept = kept_.emplace(sql, prepare(sql)).first;
  return Statement(kept->second.statement_.get(), /*is_kept=*/true);
}

std::int64_t Database::number(std::string_view sql) {
  auto statement = prepare(sql);
  if (!statement.step()) throw Failure{ErrorKind::damaged, "a row that every base has is missing"};
  return statement.integer(0);
}

std::int64_t Database::last_row_id() const { return sqlite3_last_insert_rowid(handle_.get()); }

Blob Database::blob(const char* table, const char* column, std::int64_t row, bool is_to_be_written) {
  sqlite3_blob* blob = nullptr;
  if (sqlite3_blob_open(handle_.get(), "main", table, column, row, is_to_be_written ? 1 : 0, &blob) != SQLITE_OK)
    throw_error(handle_.get());
  return {handle_.get(), blob};
}

bool Database::in_transaction() const { return sqlite3_get_autocommit(handle_.get()) == 0; }

std::int64_t Database::data_version() {
  auto row = prepare_once("PRAGMA data_version");  // of what others commit
  row.step();
  return row.integer(0);
}

void Database::mark() { marked_ = data_version(); }

bool Database::is_as_marked() { return marked_ && *marked_ == data_version(); }

std::string Database::journal() const {
  const char* file = sqlite3_db_filename(handle_.get(), "main");
  return file == nullptr || *file == '\0' ? "" : sqlite3_filename_journal(file);
}

Transaction::Transaction(Database& database, Mode mode) : database_(database) {
  if (mode == Mode::write) database_.marked_.reset();
  database_.prepare_once(mode == Mode::write ? "BEGIN IMMEDIATE" : "BEGIN").run();
}

Transaction::~Transaction() {
  // SQLite has rolled back by itself after some errors. Where rolling back fails, the journal stays and the next
  // one to open the base rolls back with it.
  if (!database_.in_transaction()) return;
  try {
    database_.prepare_once("ROLLBACK").run();
  } catch (const Failure&) {
  }
}

void Transaction::commit() { database_.execute("COMMIT"); }

}  // namespace counsel::kb
