#include "tests/property/random_case.h"

#include "engine/decide/questions.h"

namespace counsel::property {

RandomCase::RandomCase(const lang::Program& program, std::mt19937_64& random) : program_(program), random_(random) {
  for (std::size_t i = 0; i < program.declared; ++i)
    if (program.relations[i].attribute && program.relations[i].attribute->asked)
      asked_.push_back(static_cast<RelationId>(i));
  for (std::size_t i = upto(8); i-- > 0;) answer();
}

void RandomCase::change() {
  for (std::size_t i = 1 + upto(3); i-- > 0;) upto(2) == 0 ? drop() : answer();
}

std::size_t RandomCase::upto(std::size_t most) {
  return std::uniform_int_distribution<std::size_t>(0, most)(random_);
}

void RandomCase::answer() {
  const RelationId attribute = asked_[upto(asked_.size() - 1)];
  const auto values = decide::trial_answers(program_, attribute);
  if (values.empty()) return;
  const eval::CaseFact fact = decide::answer_to(program_, attribute, values[upto(values.size() - 1)]);
  if (program_.relation(attribute).attribute->holds == lang::Attribute::Holds::one)
    std::erase_if(answers, [&](const eval::CaseFact& each) { return each.relation == fact.relation; });
  answers.push_back(fact);
}

void RandomCase::drop() {
  if (!answers.empty()) answers.erase(answers.begin() + static_cast<std::ptrdiff_t>(upto(answers.size() - 1)));
}

}  // namespace counsel::property
