#include "engine/eval/undefined.h"

#include <algorithm>

namespace counsel::eval {

namespace {

std::vector<const Expression*> expressions_of(const Body& body) {
  std::vector<const Expression*> out;
  for (const Step& step : body.steps) {
    if (const auto* compute = std::get_if<Compute>(&step)) out.push_back(&compute->expression);
    if (const auto* filter = std::get_if<Filter>(&step)) out.insert(out.end(), {&filter->left, &filter->right});
  }
  return out;
}

std::string message(const Body& body, const Expression& expression, Undefined undefined,
                    const std::vector<Register>& reads, const std::vector<Symbol>& registers, const Symbols& symbols) {
  std::vector<std::string> names = body.variables;
  for (const Value& constant : body.constants) names.push_back(to_source(constant));
  std::string out = to_source(expression, names);
  out += ' ';
  out += undefined_words(undefined);
  const char* separator = " with ";
  for (const Register reg : reads) {
    if (reg >= body.variables.size()) continue;
    out += separator + names[reg] + " = " + to_source(symbols.value(registers[reg]));
    separator = ", ";
  }
  return out;
}

}  // namespace

std::vector<std::string> undefined_messages(const Body& body, const std::vector<Symbol>& registers, Symbols& symbols) {
  std::vector<std::string> out;
  for (const Expression* expression : expressions_of(body)) {
    const std::vector<Register> reads = registers_of(*expression);
    if (std::any_of(reads.begin(), reads.end(), [&](Register reg) { return registers[reg] == kNoValue; })) continue;
    const auto result = evaluate(*expression, registers.data(), symbols);
    if (!result) out.push_back(message(body, *expression, result.error(), reads, registers, symbols));
  }
  return out;
}

}  // namespace counsel::eval
