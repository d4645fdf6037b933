// kb/sqlite.h
// SQLite as kb uses it: a connection, a prepared statement, a transaction.
//
// Errors: every failing call throws Failure with SQLite's own words. Text goes in and comes out as valid UTF-8
//         without zero bytes: anything else is invalid_input on the way in and damaged on the way out.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_blob;
struct sqlite3_stmt;

namespace counsel::kb {

/// Bytes that need not be a text.
struct Bytes {
  std::string_view bytes;
};

/// Whether it can be bound as a text.
bool is_storable(std::string_view text);

class Statement {
 public:
  /// Binds the values to the parameters from the first on; `step` then gives the rows.
  template <class... Arguments>
  Statement& start(const Arguments&... arguments) {
    restart();
    int at = 0;
    (bind(++at, arguments), ...);
    return *this;
  }

  /// The same for a statement without rows, to its end. Texts and bytes are read where they are, not copied.
  template <class... Arguments>
  void run(const Arguments&... arguments) {
    const Lent lent(*this);
    restart();
    int at = 0;
    (lend(++at, arguments), ...);
    while (step()) {
    }
  }

  /// For parameters whose number is known only at run time; after `start()`.
  void bind(int parameter, std::string_view text);
  void bind(int parameter, std::int64_t integer);
  void bind(int parameter, double number);
  void bind(int parameter, Bytes bytes);

  /// Whether there is a next row.
  bool step();

  // Columns of the row, from 0. A value of another type than asked for is damage.
  bool is_null(int column) const;
  std::int64_t integer(int column) const;
  double number(int column) const;
  std::string text(int column) const;
  std::string bytes(int column) const;
  std::string_view bytes_here(int column) const;  // where they are until the next step

 private:
  friend class Database;
  struct Finalizer {
    bool is_kept = false;  // by the Database
    void operator()(sqlite3_stmt* statement) const;
  };

  /// Lets go of what was lent, which may be gone afterwards.
  class Lent {
   public:
    explicit Lent(Statement& statement) : statement_(statement) {}
    ~Lent() { statement_.release(); }
    Lent(const Lent&) = delete;
    Lent& operator=(const Lent&) = delete;

   private:
    Statement& statement_;
  };

  explicit Statement(sqlite3_stmt* statement, bool is_kept = false) : statement_(statement, Finalizer{is_kept}) {}
  void restart();
  void release();
  void check(int code) const;

  // As `bind`, of what stays where it is until `release`.
  void lend(int parameter, std::string_view text);
  void lend(int parameter, std::int64_t integer) { bind(parameter, integer); }
  void lend(int parameter, double number) { bind(parameter, number); }
  void lend(int parameter, Bytes bytes);

  std::unique_ptr<sqlite3_stmt, Finalizer> statement_;
};

/// The bytes of one value, where they are: what is written changes none of the pages that say where things are.
class Blob {
 public:
  std::size_t size() const;
  /// Requires of both: it is within the size.
  std::string read(std::size_t at, std::size_t count) const;
  void write(std::size_t at, std::string_view bytes);

 private:
  friend class Database;
  struct Closer {
    void operator()(sqlite3_blob* blob) const;
  };

  Blob(sqlite3* handle, sqlite3_blob* blob) : handle_(handle), blob_(blob) {}

  sqlite3* handle_;
  std::unique_ptr<sqlite3_blob, Closer> blob_;
};

class Database {
 public:
  enum class Access {
    read_only,
    read_write,
    aside,  // what is written is for the eyes of this connection, in memory, until the transaction ends (aside_vfs.h)
  };

  /// Opens the file, makes it with read_write where it is missing, and sets what every connection of ours has:
  /// foreign keys on; triggers, views and functions of the file's schema off; strict strings; checked pages.
  static Database open(const std::string& path, Access access, std::chrono::milliseconds patience);

  Statement prepare(std::string_view sql);
  /// The same for what is asked again and again: made once. Requires: the one before is not in use any more.
  Statement prepare_once(std::string_view sql);
  void execute(std::string_view sql) { prepare(sql).run(); }
  /// The single number that `sql` selects.
  std::int64_t number(std::string_view sql);
  std::int64_t last_row_id() const;
  /// The value in the row of this number. In a transaction.
  Blob blob(const char* table, const char* column, std::int64_t row, bool is_to_be_written = false);
  bool in_transaction() const;
  /// Marks what the file holds now, and says whether it holds that still: whether nobody began to write since. In a
  /// transaction.
  void mark();
  bool is_as_marked();
  /// Where the rollback journal is while something is written; empty of a base in memory.
  std::string journal() const;

 private:
  struct Closer {
    void operator()(sqlite3* handle) const;
  };

  friend class Transaction;

  explicit Database(sqlite3* handle) : handle_(handle) {}
  std::int64_t data_version();

  std::unique_ptr<sqlite3, Closer> handle_;
  std::map<std::string, Statement, std::less<>> kept_;  // by their SQL
  std::optional<std::int64_t> marked_;                  // the data version then
};

/// Rolls back at the end of its scope unless committed.
class Transaction {
 public:
  enum class Mode {
    read,   // what is read stays the same until the end
    write,  // keeps other writers out from the start, so that what was read still holds when it is written
  };

  Transaction(Database& database, Mode mode);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;

  void commit();

 private:
  Database& database_;
};

}  // namespace counsel::kb
