// kb/log_export.h
// The log of decisions for other programs, and for other places.
//
// JSON Lines, each line an object (docs/audit.md "The whole record elsewhere"):
//   {"format":"counsel.audit-export/1"}     first
//   {"pruned":{"id":1,"leaf":"…"}}          what is kept of those that were pruned, which are the first, by number
//   {"rule_file":{…}}  {"fact_file":{…}}  {"facts":{…}}
//                                           what records rest on: once, before the first of them
//   {"record":{…},"manifest":…, …}          every other record, by number
//   {"records":12}                          last: how many there were, with those, so that a part is not taken for the whole
//
// Cost:   constant memory, but for one record, its facts, and the digests of rule files and facts.
// Errors: as decision_log.h; damaged where a record or what it refers to is not what was recorded.
#pragma once

#include <functional>
#include <string>

#include "kb/decision_log.h"

namespace counsel::kb {

/// Gives the lines, each with its end, to `write`. Of the records that are there when it begins.
Result<void> export_lines(FactBase& base, const std::function<void(const std::string&)>& write);

/// Writes all that the base holds now to another, which is new or an empty file, without what is free or was erased.
/// Errors: not made durable: that is for who puts the file in its place.
Result<void> copy_base(const FactBase& base, const std::string& file);

}  // namespace counsel::kb
