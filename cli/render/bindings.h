// cli/render/bindings.h
// Rows of a model, written as they are walked: nothing is held but one row at a time.
//
// Forms:  table: aligned under the columns' names · csv: after RFC 4180, with a header · tsv: a header, cells between
//         tabs · json: an array with an object a row. A cell of a table or of TSV is one line: what would break it is
//         replaced.
#pragma once

#include <cstdint>
#include <iosfwd>
#include <span>
#include <string>
#include <vector>

#include "cli/render/style.h"
#include "engine/eval/model.h"

namespace counsel::cli {

enum class RowsFormat : std::uint8_t { table, csv, tsv, json };

/// What is to be written: rows of a relation, in this order, and which of its columns under which names.
struct Bindings {
  const eval::Model& model;
  RelationId relation{};
  std::vector<std::uint32_t> columns;
  std::vector<std::string> names;
  std::vector<RowId> rows;
};

/// Stops where the stream fails.
void write_bindings(std::ostream& out, const Bindings& bindings, RowsFormat format, const Style& style);

}  // namespace counsel::cli
