// tests/reference/model.h
// What holds, as sets of rows by relation.
#pragma once

#include <map>
#include <set>
#include <vector>

#include "engine/base/ids.h"
#include "engine/base/value.h"

namespace counsel::reference {

struct Less {
  bool operator()(const std::vector<Value>& a, const std::vector<Value>& b) const;
};

using RowSet = std::set<std::vector<Value>, Less>;
using Model = std::map<RelationId, RowSet>;

}  // namespace counsel::reference
