// kb/conform.h
// Whether values and citations agree with the declarations, for facts that come from outside the rule files.
//
// Cost:   built once an operation; then one hash probe a name.
// Errors: a fact that does not agree is a message in the user's words, without the place: callers know that.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "engine/base/fact.h"
#include "engine/base/result.h"
#include "kb/declarations.h"

namespace counsel::kb {

template <class T>
using OrWhyNot = tl::expected<T, std::string>;

class Conformer {
 public:
  /// Keeps references into `declarations`.
  explicit Conformer(const Declarations& declarations);

  const RelationSchema* find_relation(std::string_view name) const;

  /// What a person wrote, as a column of this type holds it: names in NFC and, for a kind, the member meant.
  OrWhyNot<Value> read(const ColumnType& type, std::string_view text) const;

  /// A value as a column of this type holds it. A value of another type fits if its text reads as one.
  OrWhyNot<Value> fit(const ColumnType& type, const Value& value) const;

  /// All values of a fact, in the order of the columns.
  OrWhyNot<std::vector<Value>> fit_all(const RelationSchema& relation, const std::vector<Value>& values) const;

  /// The values of a fact that was kept in the columns of `then`, as those of `now` hold them; nothing where they do not
  /// fit. Columns go by their names, in any order.
  std::optional<std::vector<Value>> refit(const RelationSchema& now, const RelationSchema& then,
                                          const std::vector<Value>& values) const;

  /// Sorted, without doubles; the documents are declared.
  OrWhyNot<std::vector<Citation>> citations(std::vector<Citation> given) const;

 private:
  std::unordered_map<std::string_view, const RelationSchema*> relations_;
  std::unordered_map<std::string_view, std::unordered_map<std::string_view, std::string_view>> spellings_;
  std::unordered_set<std::string_view> documents_;
};

/// The fact that somebody typed as words: `offers`, {`Django`, `admin`}. Its origin is left to the base.
Result<Fact> fact_from_texts(const Declarations& declarations, const std::string& relation,
                             const std::vector<std::string>& texts);

}  // namespace counsel::kb
