// kb/declarations.h
// What rule files declare, as far as stored facts have to agree with it.
#pragma once

#include <string>
#include <vector>

#include "engine/base/schema.h"

namespace counsel::kb {

/// A document that facts may cite: `source tech-platform "Top 10 backend frameworks"`.
struct Document {
  std::string id;
  std::string title;
};

struct Declarations {
  Schema schema;
  std::vector<Document> documents;
};

}  // namespace counsel::kb
