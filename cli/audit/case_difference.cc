#include "cli/audit/case_difference.h"

#include <algorithm>
#include <set>

#include "cli/audit/fact_rows.h"
#include "cli/render/given.h"
#include "engine/decide/bearing.h"
#include "engine/lang/sentence.h"
#include "kb/records.h"

namespace counsel::cli {

namespace {

using Kind = CaseDifference::Kind;
using How = CaseDifference::How;

/// What bears on the decision, by names, so that it can be said of two programs together.
class Bearing {
 public:
  Bearing(const WholeCase& first, const WholeCase& second) {
    // A relation that is read in one program may be concluded in the other alone.
    for (std::size_t before = 1; before != relations_.size();) {
      before = relations_.size();
      add(first);
      add(second);
    }
  }

  bool has(const std::string& relation) const { return relations_.contains(relation); }
  bool has_file(const std::string& path) const { return files_.contains(path); }
  bool has_statement(const std::string& name) const { return statements_.contains(name); }

 private:
  void add(const WholeCase& of) {
    const lang::Program& program = *of.rules.program;
    const auto decision = program.find_decision(of.decision);
    std::vector<RelationId> also;
    for (const std::string& name : relations_)
      if (const auto relation = program.find_relation(name)) also.push_back(*relation);
    const decide::Bearing bearing = decide::bearing_on_evidence(program, *decision, also);
    relations_.insert("");  // so that there is one, whatever the rules
    for (std::size_t i = 0; i < program.declared; ++i)
      if (bearing.relations[i]) relations_.insert(program.relations[i].name);
    for (std::size_t i = 0; i < program.rules.size(); ++i)
      if (bearing.rules[i]) statements_.insert(statement_of(program.rules[i].name));
    for (const FactFileToRead& file : stated_files(program, of.rules.sources, {}))
      if (bearing.has(file.relation)) files_.insert(file.origin.name);
  }

  /// Row N of the table T is the rule `T/N`.
  static std::string statement_of(const std::string& rule) { return rule.substr(0, rule.find('/')); }

  std::set<std::string> relations_, statements_, files_;
};

/// The keys of either, with what each has; null where it has none.
template <class Map>
auto in_either(const Map& first, const Map& second) {
  using Item = const typename Map::mapped_type*;
  std::map<std::string, std::pair<Item, Item>> both;
  for (const auto& [key, item] : first) both[key].first = &item;
  for (const auto& [key, item] : second) both[key].second = &item;
  return both;
}

How how(const void* before, const void* after) {
  return before == nullptr ? How::added : after == nullptr ? How::removed : How::changed;
}

std::string values(const RawAnswer* answer) { return answer ? values_text(answer->values) : ""; }

constexpr std::size_t kMostRows = 1000;  // that a file differs in, for each to be a difference of its own

/// By row, unless the columns may be others, there are too many, or nobody knows.
void add_file_differences(const std::string& path, const FactContent& before, const FactContent& after,
                          std::vector<CaseDifference>& found) {
  const auto were = fact_rows(path, before), are = fact_rows(path, after);
  std::map<std::string, How> rows;
  if (were && are && were->first == are->first) {
    for (const std::string& row : were->others)
      if (!are->others.contains(row)) rows.emplace(row, How::removed);
    for (const std::string& row : are->others)
      if (!were->others.contains(row)) rows.emplace(row, How::added);
    if (rows.size() <= kMostRows) {
      for (const auto& [row, how] : rows) found.push_back({Kind::row, how, path + '\0' + row, path + ": " + row, "", ""});
      return;
    }
  }
  found.push_back({Kind::file, How::changed, path, path, "", ""});
}

std::string fact_words(const WholeCase& of, const Fact& fact) {
  const auto relation = of.rules.program->find_relation(fact.relation);
  return relation ? lang::fact_text(of.rules.program->relation(*relation), fact.values) : fact.relation;
}

}  // namespace

OrReason<WholeCase> whole_case(const kb::DecisionInFull& decision, kb::FactBase& base) {
  kb::DecisionLog log(base);
  auto rules = rules_on_record(decision.rules, log);
  if (!rules) return tl::unexpected(rules.error());
  if (!rules->program->find_decision(decision.record.decision))
    return tl::unexpected("its rules decide no `" + decision.record.decision + "`");
  auto facts = facts_on_record(decision.record, *rules, base);
  if (!facts) return tl::unexpected(facts.error());
  auto files = fact_files_on_record(decision.rules, log);
  if (!files) return tl::unexpected(files.error());
  auto answers = typed_answers_on_record(decision);
  if (!answers) return tl::unexpected(answers.error());
  auto came = came_out(decision.result);
  if (!came) return tl::unexpected(came.error().message);
  WholeCase made{.decision = decision.record.decision, .rules = *std::move(rules), .statements = {}, .facts = {}, .files = *std::move(files), .answers = {}, .came = *std::move(came)};
  made.statements = rule_statements(made.rules);
  for (Fact& fact : facts->facts) made.facts.emplace(kb::identity(fact.relation, fact.values), std::move(fact));
  for (RawAnswer& answer : *answers) made.answers.emplace(answer.attribute, std::move(answer));
  return made;
}

std::vector<CaseDifference> case_differences(const WholeCase& first, const WholeCase& second, bool bearing_alone) {
  std::optional<Bearing> bearing;
  if (bearing_alone) bearing.emplace(first, second);
  std::vector<CaseDifference> found;
  for (const auto& [attribute, answers] : in_either(first.answers, second.answers)) {
    const auto& [before, after] = answers;
    if (before && after && std::ranges::is_permutation(before->values, after->values)) continue;
    if (!bearing || bearing->has(attribute))
      found.push_back({Kind::answer, how(before, after), attribute, attribute, values(before), values(after)});
  }
  for (const auto& [key, facts] : in_either(first.facts, second.facts)) {
    const auto& [before, after] = facts;
    if (before && after) continue;
    const Fact& fact = before ? *before : *after;
    if (!bearing || bearing->has(fact.relation))
      found.push_back({Kind::fact, how(before, after), key, fact_words(before ? first : second, fact), "", ""});
  }
  for (const auto& [path, files] : in_either(first.files, second.files)) {
    const auto& [before, after] = files;
    if (!before || !after || before->digest == after->digest) continue;
    if (!bearing || bearing->has_file(path)) add_file_differences(path, *before, *after, found);
  }
  for (const auto& [key, texts] : in_either(first.statements.rules, second.statements.rules)) {
    const auto& [before, after] = texts;
    if (before && after && before->meaning == after->meaning) continue;
    const bool is_fact = key.starts_with("fact");
    const std::string name = is_fact ? (before ? before : after)->source : key;
    if (!bearing || is_fact || bearing->has_statement(key.substr(key.find(' ') + 1)))
      found.push_back({Kind::rule, how(before, after), key, name, "", ""});
  }
  if (first.statements.declarations.meaning != second.statements.declarations.meaning)
    found.push_back({Kind::declarations, How::changed, "", "what is declared", "", ""});
  return found;
}

}  // namespace counsel::cli
