#include "cli/candidate_words.h"

namespace counsel::cli {

const lang::Kind::Member* find_candidate(const lang::Program& program, const lang::Decision& decision,
                                         const std::string& typed) {
  if (const auto* member = program.find_member(decision.candidates, typed)) return member;
  for (const lang::Kind::Member& member : program.kind(decision.candidates).members)
    if (member.label == typed) return &member;
  return nullptr;
}

std::vector<std::string> candidate_names(const lang::Program& program, const lang::Decision& decision) {
  std::vector<std::string> names;
  for (const lang::Kind::Member& member : program.kind(decision.candidates).members)
    names.insert(names.end(), {member.name, member.label});
  return names;
}

}  // namespace counsel::cli
