#include "engine/eval/undefined.h"

#include <algorithm>
#include <array>

namespace counsel::eval {

namespace {

std::vector<const Expression*> expressions_of(const Step& step) {
  if (const auto* compute = std::get_if<Compute>(&step)) return {&compute->expression};
  if (const auto* filter = std::get_if<Filter>(&step)) return {&filter->left, &filter->right};
  return {};
}

std::vector<std::string> names_of(const Body& body) {
  std::vector<std::string> names = body.variables;
  for (const Value& constant : body.constants) names.push_back(to_source(constant));
  return names;
}

std::string message(const std::string& what, Undefined undefined, const std::vector<Register>& reads,
                    const JoinFrame& frame) {
  std::string out = what;
  out += ' ';
  out += undefined_words(undefined);
  const char* separator = " with ";
  for (const Register reg : reads) {
    if (reg >= frame.body->variables.size()) continue;
    out += separator + frame.body->variables[reg] + " = " + to_source(frame.symbols->value(frame.registers[reg]));
    separator = ", ";
  }
  return out;
}

}  // namespace

std::vector<std::string> undefined_messages(const std::vector<Step>& steps, std::uint32_t first, const JoinFrame& frame) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    for (const Expression* expression : expressions_of(steps[i])) {
      const std::vector<Register> reads = registers_of(*expression);
      if (std::any_of(reads.begin(), reads.end(), [&](Register reg) { return frame.registers[reg] == kNoValue; }))
        continue;
      const auto result = evaluate(*expression, frame.registers.data(), *frame.symbols);
      if (!result) out.push_back(undefined_message(*expression, result.error(), frame));
    }
    if (std::holds_alternative<Aggregate>(steps[i]) || std::holds_alternative<Every>(steps[i])) {
      const auto& inside = frame.inside[first + i].undefined;
      out.insert(out.end(), inside.begin(), inside.end());
    }
  }
  return out;
}

std::string undefined_message(const Expression& expression, Undefined undefined, const JoinFrame& frame) {
  return message(to_source(expression, names_of(*frame.body)), undefined, registers_of(expression), frame);
}

std::string undefined_message(const Aggregate& aggregate, Undefined undefined, const JoinFrame& frame) {
  return message(to_source(aggregate, names_of(*frame.body)), undefined, aggregate.reads, frame);
}

std::string to_source(const Aggregate& aggregate, const std::vector<std::string>& names) {
  constexpr std::array<std::string_view, 5> kWords = {"count", "sum", "min", "max", "average"};
  const std::string word(kWords[static_cast<std::size_t>(aggregate.function)]);
  return aggregate.operand ? word + " of " + to_source(*aggregate.operand, names) : word;
}

}  // namespace counsel::eval
