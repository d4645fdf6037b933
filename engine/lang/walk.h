// engine/lang/walk.h
// Goes through conditions, those inside aggregates and `every` too.
#pragma once

#include "engine/lang/program.h"

namespace counsel::lang {

/// The alternatives that a literal has inside.
template <class Visit>
void for_each_inner(const Literal& literal, Visit&& visit) {
  if (const auto* aggregate = std::get_if<Aggregate>(&literal))
    for (const Alternative& alternative : aggregate->where) visit(alternative);
  if (const auto* every = std::get_if<Every>(&literal))
    for (const auto* alternatives : {&every->where, &every->has})
      for (const Alternative& alternative : *alternatives) visit(alternative);
}

/// Every literal of the alternative, each before those inside it.
template <class Visit>
void for_each_literal(const Alternative& alternative, Visit&& visit) {
  for (const Literal& literal : alternative.literals) {
    visit(literal);
    for_each_inner(literal, [&](const Alternative& inner) { for_each_literal(inner, visit); });
  }
}

}  // namespace counsel::lang
