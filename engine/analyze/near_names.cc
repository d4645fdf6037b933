// Names that a reader takes for one: `real-time` and `realtime`, `Scale` and `scale`, `Orm` with a Greek Ο. Compared
// are names that could stand in each other's place: of attributes and relations, of kinds, of rules, and within one
// kind.
#include <map>

#include "engine/analyze/analyses.h"
#include "engine/analyze/look_alikes.h"

namespace counsel::analyze {

namespace {

/// What is left of a name where case, joints and look-alikes do not count.
std::string skeleton(std::string_view name) {
  std::string out;
  for (const char c : as_latin(name)) {
    if (c == '-' || c == '_' || c == '.' || c == ' ') continue;
    out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return out;
}

/// The names that could be taken for each other.
class Names {
 public:
  Names(std::string_view what, Findings& findings) : what_(what), findings_(findings) {}

  void add(const std::string& name, Span span) { names_[skeleton(name)].emplace(span, name); }

  void say() const {
    for (const auto& [unused, alike] : names_) {
      const auto& [place, first] = *alike.begin();
      for (const auto& [span, name] : alike)
        if (name != first)
          findings_.push_back(lang::Diagnostic{lang::Code::NearlyEqualNames, span}
                                  .with("what", what_)
                                  .with("name", name)
                                  .with("other", first)
                                  .label(place, "`" + first + "`"));
    }
  }

 private:
  const std::string_view what_;
  Findings& findings_;
  std::map<std::string, std::map<Span, std::string>> names_;  // by skeleton, then place
};

}  // namespace

void find_near_names(const Subject& subject, Findings& findings) {
  const lang::Program& program = subject.program;
  Names vocabulary("name", findings), kinds("kind", findings), rules("rule", findings);
  for (std::size_t i = 0; i < program.declared; ++i)
    vocabulary.add(program.relations[i].name, subject.name_in(program.relations[i].span));
  for (const lang::Rule& rule : subject.rules()) rules.add(rule.name, rule.name_span);
  for (const lang::Kind& kind : program.kinds) {
    if (subject.statement_at(kind.span)) kinds.add(kind.name, subject.name_in(kind.span));
    Names members(kind.name, findings);
    for (const lang::Kind::Member& member : kind.members) members.add(member.name, member.span);
    members.say();
  }
  for (const Names* names : {&vocabulary, &kinds, &rules}) names->say();
}

}  // namespace counsel::analyze
