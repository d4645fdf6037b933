#include "cli/audit/rule_statements.h"

#include "engine/lang/print_syntax.h"

namespace counsel::cli {

namespace {

bool is_dated(const lang::Validity& validity) { return validity.from || validity.until; }

/// What the statement is called among its like; empty where it belongs to the declarations, nothing where it is left out.
struct NameOf {
  const lang::Statement& statement;
  std::optional<std::string> operator()(const lang::RuleStatement& rule) const { return "rule " + rule.name.text; }
  std::optional<std::string> operator()(const lang::TableStatement& table) const { return "table " + table.name.text; }
  std::optional<std::string> operator()(const lang::FactStatement& fact) const { return dated(fact.validity); }
  std::optional<std::string> operator()(const lang::FactsStatement& facts) const {
    return facts.file ? std::optional("facts " + lang::print(statement)) : dated(facts.validity);
  }
  std::optional<std::string> operator()(const lang::ExampleStatement&) const { return std::nullopt; }
  std::optional<std::string> operator()(const lang::UseStatement&) const { return std::nullopt; }
  std::optional<std::string> operator()(const auto& /*a declaration*/) const { return ""; }

 private:
  std::optional<std::string> dated(const lang::Validity& validity) const {
    return is_dated(validity) ? std::optional("fact " + lang::print(statement)) : std::nullopt;
  }
};

/// The text of the statement. Where it names a file, that one's path is made one from the rule base's folder, since the
/// text is put together with that of other rule files.
std::string source_of(lang::Statement& statement, const lang::Sources& sources) {
  std::string source(sources.text(statement.span));
  const auto facts = std::get_if<lang::FactsStatement>(&statement.form);
  if (facts == nullptr || !facts->file) return source;
  lang::Word& file = *facts->file;
  file.text = stated_path(file.text, file.span.file, sources);
  source.replace(file.span.begin - statement.span.begin, file.span.end - file.span.begin, counsel::quoted(file.text));
  return source;
}

}  // namespace

RuleStatements rule_statements(const Rules& rules) {
  RuleStatements made;
  for (lang::Statement statement : rules.tree.statements) {
    const std::string source = source_of(statement, rules.sources);
    const auto name = std::visit(NameOf{statement}, statement.form);
    if (!name) continue;
    RuleStatements::Text& text = name->empty() ? made.declarations : made.rules[*name];
    text.source += source + "\n";
    text.meaning += lang::print(statement) + "\n";
  }
  return made;
}

}  // namespace counsel::cli
