// kb/fact_base.h
// The facts that outlive a run, in one SQLite file that a person can read (docs/storage.md).
//
// Shape:  facts are added and closed, never changed or deleted; what is current is what the engine sees.
//         Every transaction that adds or closes facts makes one version of the base.
// Order:  records and facts come sorted by relation, then values, then id.
// Cost:   `sync_and_read` takes one short read transaction where the rule files say what they said before.
//         Everything else reads the whole base: changes are rare and bases small beside the rules' own work.
// Errors: each operation is one transaction: after an error the base holds what it held before it.
//         locked: another program held the base for longer than OpenOptions::patience. damaged: what is read
//         is not what was written, found by checksums. All messages name the file and what was tried.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/fact.h"
#include "engine/base/result.h"
#include "kb/declarations.h"
#include "kb/digest.h"
#include "kb/moment.h"
#include "kb/record.h"
#include "kb/sqlite.h"

namespace counsel::kb {

struct OpenOptions {
  bool read_only = false;                     // creates and changes nothing; a base that is not there is an error
  std::chrono::milliseconds patience{5'000};  // how long to wait for another program's lock
};

/// What bringing in rule files changed.
struct BroughtIn {
  std::size_t added = 0;
  std::size_t closed = 0;          // no longer stated, or cited otherwise and added anew
  std::size_t kept_retracted = 0;  // stated, and a person retracted them before: they stay retracted
  std::size_t returned = 0;        // added by people or imports, and carried over to changed declarations
  std::vector<Fact> set_aside;     // added by people or imports, and unfit for the declarations as they are now
};

struct Synced {
  FactSet facts;
  BroughtIn changes;  // all zero where nothing changed
};

struct Added {
  FactId id{};
  bool already = false;   // it was there before, and nothing was changed
  bool restored = false;  // a person had retracted it before
};

struct Imported {
  std::size_t added = 0;
  std::size_t already = 0;
  std::size_t restored = 0;  // of those added: how many a person had retracted before
};

struct ListFilter {
  std::string relation;                      // empty: all
  std::optional<std::vector<Value>> values;  // nothing: any
  std::optional<std::int64_t> as_of;         // the facts that were current in that version of the base, not closed
  bool with_closed = false;                  // all that were ever added; not together with as_of
};

/// What the base held in some version, in the columns as they are declared now.
struct Past {
  std::vector<Record> records;    // none is closed
  std::vector<Record> set_aside;  // unfit for the declarations as they are now, and as they were then; by id
  std::vector<Record> ended;      // of each fact that it had held and did not then, the last one, as closed then; by id
  Digest digest{};                // of all that it held, as decisions have it (decision.h)
};

struct Snapshot {
  std::vector<RelationSchema> relations;  // declared now, by name
  std::vector<Record> records;
};

class FactBase {
 public:
  /// Opens the base at `path` (":memory:" for one that ends with the process), and makes it, with its
  /// folders, where nothing is there yet. A base of an earlier version is brought up to this one.
  static Result<FactBase> open(const std::string& path, const OpenOptions& options = {});

  /// Makes the base say what the rule files say, and reads the facts that hold then, all in one transaction,
  /// so that another program with other rule files cannot come between.
  /// Requires: `stated` agrees with the declarations (a checked rule base does); kb resolves no spellings in it.
  Result<Synced> sync_and_read(const Declarations& declarations, const std::vector<Fact>& stated,
                               const std::string& when);

  /// The same without reading.
  Result<BroughtIn> bring_in(const Declarations& declarations, const std::vector<Fact>& stated,
                             const std::string& when);

  /// The current facts. An error where the base holds a relation otherwise than `schema` declares it.
  Result<FactSet> read(const Schema& schema);

  // What people do. The relations concerned have to be in the base as declared, so sync first. Values are taken
  // in any declared spelling; a fact that the declarations do not allow is an error of kind invalid_input.

  /// Adds `fact` as said by `act.who`. A fact that is there already stays as it is.
  Result<Added> add(const Declarations& declarations, const Fact& fact, const Act& act);

  /// Closes the current fact and says which it was; not_found where there is none.
  Result<Record> retract(const Declarations& declarations, const std::string& relation,
                         const std::vector<Value>& values, const Act& act, const std::string& reason);

  /// Adds what is not there yet, all or nothing. Facts given twice are one, with the citations of both.
  /// `file` is kept as the note of the version.
  Result<Imported> import_facts(const Declarations& declarations, const std::vector<Fact>& facts, const Act& act,
                                const std::string& file);

  Result<std::vector<Record>> list(const ListFilter& filter = {});

  /// Everything that ever happened to the facts of a relation, or to the one with these values.
  Result<std::vector<Record>> history(const std::string& relation,
                                      const std::optional<std::vector<Value>>& values = std::nullopt);

  Result<std::vector<Version>> versions();

  // What was, which takes nothing of what the rule files state now; the base may be open for reading only.

  /// The version that the base was at. Errors: as `version_at` (moment.h).
  Result<Version> version_at(const Moment& moment);

  /// What it held in that version, which is there or 0.
  Result<Past> as_of(const Declarations& declarations, std::int64_t version);

  /// The current facts of one relation, or of all where `relation` is empty, with the columns they have.
  Result<Snapshot> snapshot(const std::string& relation = "");

  const std::string& path() const { return path_; }

 private:
  friend class DecisionLog;  // which keeps its records in the same file
  friend class LogReading;

  FactBase(std::string path, OpenOptions options, Database database)
      : path_(std::move(path)), options_(options), database_(std::move(database)) {}

  template <class Work>
  auto attempt(std::string_view task, Work work) -> Result<decltype(work())>;

  std::string path_;
  OpenOptions options_;
  Database database_;
};

}  // namespace counsel::kb
