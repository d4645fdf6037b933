// Literals of one condition share its place in the text, or lie inside it: that is what brings them together.
#include "engine/explain/condition.h"

#include <algorithm>

#include "engine/base/listed.h"
#include "engine/explain/wording.h"

namespace counsel::explain {

namespace {

Span span_of(const lang::Literal& literal) {
  return std::visit([](const auto& form) { return form.span; }, literal);
}

bool encloses(const Span& outer, const Span& inner) {
  return outer.file == inner.file && outer.begin <= inner.begin && inner.end <= outer.end;
}

bool only_implied(const Condition& condition, const lang::Alternative& alternative) {
  return std::all_of(condition.literals.begin(), condition.literals.end(),
                     [&](std::uint32_t number) { return lang::is_implied(alternative.literals[number]); });
}

}  // namespace

std::vector<Condition> conditions_of(const lang::Alternative& alternative) {
  std::vector<Condition> out;
  for (std::uint32_t number = 0; number < alternative.literals.size(); ++number) {
    const Span span = span_of(alternative.literals[number]);
    const auto shares_place = [&](const Condition& condition) {
      return encloses(condition.span, span) || encloses(span, condition.span);
    };
    const auto first = std::find_if(out.begin(), out.end(), shares_place);
    if (first == out.end()) {
      out.push_back({{number}, span});
      continue;
    }
    // A comparison of several attributes comes behind the look-up of each, and takes in all of them.
    for (auto later = std::next(first); later != out.end(); ++later)
      if (shares_place(*later))
        first->literals.insert(first->literals.end(), later->literals.begin(), later->literals.end());
    out.erase(std::remove_if(std::next(first), out.end(), shares_place), out.end());
    first->literals.push_back(number);
    if (encloses(span, first->span)) first->span = span;
  }
  std::erase_if(out, [&](const Condition& condition) { return only_implied(condition, alternative); });
  return out;
}

std::string condition_text(const Condition& condition, const lang::Alternative& alternative,
                           const lang::Program& program, const lang::TermText& text) {
  const bool compares = std::any_of(condition.literals.begin(), condition.literals.end(), [&](std::uint32_t number) {
    return std::holds_alternative<lang::Test>(alternative.literals[number]) &&
           !lang::is_implied(alternative.literals[number]);
  });
  std::vector<std::string> parts;
  for (const std::uint32_t number : condition.literals) {
    const lang::Literal& literal = alternative.literals[number];
    // A comparison says the attributes it reads; their look-ups need no words.
    const bool is_said = compares && std::holds_alternative<lang::Atom>(literal);
    if (!is_said && !lang::is_implied(literal)) parts.push_back(lang::literal_text(program, literal, text));
  }
  return listed(parts);
}

}  // namespace counsel::explain
