#include "engine/explain/unify.h"

namespace counsel::explain {

bool unify(std::span<const lang::Term> terms, std::span<const Value> row, Bindings& values) {
  for (std::size_t i = 0; i < terms.size(); ++i) {
    if (const auto* constant = std::get_if<Value>(&terms[i])) {
      if (*constant != row[i]) return false;
    } else if (const auto* id = std::get_if<VariableId>(&terms[i])) {
      auto& value = values[index(*id)];
      if (!value) value = row[i];
      if (*value != row[i]) return false;
    }
  }
  return true;
}

}  // namespace counsel::explain
