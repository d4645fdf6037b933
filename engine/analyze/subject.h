// engine/analyze/subject.h
// What the analyses look at: a checked rule base with its text, and who makes and reads each of its relations.
//
// INVARIANT: facts come from rule files, rules and the case alone. A relation that an example is given facts of is
//            filled by cases, so nothing is said of what it holds.
#pragma once

#include <functional>
#include <map>
#include <span>
#include <vector>

#include "engine/lang/diagnostic.h"
#include "engine/lang/program.h"

namespace counsel::analyze {

using Findings = std::vector<lang::Diagnostic>;

/// A condition of some rule, by its relation.
struct Reader {
  RuleId rule{};
  Span span;
};

/// By relation. What stands behind an attribute with a default or an uncertain relation counts as its own.
struct Uses {
  std::vector<std::vector<RuleId>> makers;      // rules with a head in it, each once, by id
  std::vector<std::vector<Reader>> readers;     // conditions over it, `is known` included
  std::vector<std::vector<std::size_t>> facts;  // positions in Program::facts
  std::vector<bool> from_file;                  // its facts are in a file of their own
  std::vector<bool> given;                      // an example is given facts of it
  std::vector<bool> expected;                   // an example expects facts of it
  std::vector<bool> mentioned;                  // a `{placeholder}` shows it
};

/// Visits every atom of the alternatives, those inside `count of … where` and `every` included.
void each_atom(std::span<const lang::Alternative> alternatives, const std::function<void(const lang::Atom&)>& visit);

class Subject {
 public:
  Subject(const lang::Program& program, const lang::SyntaxTree& tree, const lang::Sources& sources);

  const lang::Program& program;
  const lang::SyntaxTree& tree;
  const lang::Sources& sources;
  Uses uses;

  /// The rules that authors wrote.
  std::span<const lang::Rule> rules() const { return std::span(program.rules).first(program.written); }
  /// Whether rows can come from elsewhere: people are asked for it, an example is given some, a file holds them.
  bool is_open(RelationId relation) const;
  /// Whether it can have a row at all.
  bool has_maker(RelationId relation) const;
  /// The statement that `span` covers whole; null where none does.
  const lang::Statement* statement_at(Span span) const;
  /// The name that the statement there declares; the whole span where it declares none.
  Span name_in(Span declaration) const;

 private:
  std::map<Span, const lang::Statement*> statements_;
};

}  // namespace counsel::analyze
