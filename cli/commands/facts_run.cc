#include <algorithm>
#include <ostream>

#include "cli/commands/facts.h"
#include "cli/commands/past.h"
#include "cli/commands/session.h"
#include "cli/complaint.h"
#include "cli/exit_code.h"
#include "cli/fact_words.h"
#include "cli/render/facts.h"
#include "cli/render/given.h"
#include "cli/render/json.h"
#include "cli/render/text.h"
#include "cli/typed_fact.h"
#include "engine/lang/sentence.h"
#include "engine/lang/similar.h"
#include "kb/export.h"
#include "kb/import.h"
#include "kb/json.h"

namespace counsel::cli {

namespace {

/// A fact base that says what the rule files say, or one that is as it was.
struct OpenBase {
  OpenRules rules;
  kb::Declarations declarations;
  kb::FactBase base;
  std::optional<AsOf> as_of;

  std::string text(const Fact& fact) const {
    const auto relation = rules.program().find_relation(fact.relation);
    if (relation && rules.program().relation(*relation).columns.size() == fact.values.size())
      return lang::fact_text(rules.program().relation(*relation), fact.values);
    // Of a relation that the rules no longer declare, or declare otherwise.
    std::vector<std::string> values;
    for (const Value& value : fact.values) values.push_back(to_source(value));
    std::string out = fact.relation + "(";
    for (std::size_t i = 0; i < values.size(); ++i) out += (i > 0 ? ", " : "") + values[i];
    return out + ")";
  }
  FactText fact_text() const {
    return [this](const Fact& fact) { return text(fact); };
  }
};

OrExit<OpenBase> open_base(const BaseOptions& options, Io& io) {
  auto rules = open_rules(options.rules, io);
  if (!rules) return exit_with(rules.error());
  kb::Declarations declarations = declarations_of(rules->program());
  if (!options.as_of.empty()) {
    auto past = open_past(options, rules->base, io);
    if (!past) return exit_with(past.error());
    return OpenBase{std::move(*rules), std::move(declarations), std::move(past->base), std::move(past->at)};
  }
  auto base = open_fact_base(options, rules->base, io);
  if (!base) return exit_with(base.error());
  const auto changes =
      or_exit(base->bring_in(declarations, stated_facts(rules->program(), rules->rules.sources), time_text(io)), io);
  if (!changes) return exit_with(changes.error());
  report_changes(*changes, io);
  return OpenBase{std::move(*rules), std::move(declarations), std::move(*base), std::nullopt};
}

Complaint unknown_relation(const std::string& name, const Schema& schema) {
  std::vector<std::string> names;
  for (const RelationSchema& relation : schema.relations) names.push_back(relation.name);
  const std::string nearest = lang::nearest(name, names);
  return {"no relation is called `" + name + "`", nearest.empty() ? "" : "did you mean `" + nearest + "`?"};
}

/// Nothing wrong for an empty name, which stands for all relations.
std::optional<int> refuse_unknown(const std::string& relation, const OpenBase& open, Io& io) {
  if (relation.empty() || open.declarations.schema.find_relation(relation)) return std::nullopt;
  return complain(io, {unknown_relation(relation, open.declarations.schema)});
}

/// The misspelt relation of a fact is most often its middle word.
Complaint no_fact(const std::vector<std::string>& words, const Schema& schema) {
  std::string typed;
  for (const std::string& word : words) typed += (typed.empty() ? "" : " ") + word;
  if (words.size() == 3 && !schema.find_relation(words[1])) return unknown_relation(words[1], schema);
  return {"cannot read `" + typed + "` as a fact",
          "a fact is written as in rules: Phoenix written-in Elixir, or \"offers(Django, orm)\""};
}

OrExit<Fact> read_fact(const std::vector<std::string>& words, const OpenBase& open, Io& io) {
  const lang::Program& program = open.rules.program();
  const auto read = read_fact_words(words, program);
  if (!read) return exit_with(complain(io, {no_fact(words, open.declarations.schema)}));
  const lang::Relation& relation = program.relation(read->relation);
  if (relation.role == lang::Role::attribute)
    return exit_with(complain(
        io, {{"`" + relation.name + "` is an attribute: it is answered for each case, and not kept as a fact", ""}}));
  auto fact = typed_fact(*read, program);
  if (!fact) return exit_with(complain(io, fact.error()));
  return std::move(*fact);
}

/// In the columns that are declared now, so that an import takes them.
OrExit<kb::Snapshot> facts_to_export(const std::string& relation, OpenBase& open, Io& io) {
  if (!open.as_of) return or_exit(open.base.snapshot(relation), io);
  complain(io, {{"exporting the facts " + as_of_text(*open.as_of), ""}});
  auto past = facts_of_then(open.base, *open.as_of, open.declarations, io);
  if (!past) return exit_with(past.error());
  kb::Snapshot then{.relations = open.declarations.schema.relations, .records = std::move(past->records)};
  if (relation.empty()) return then;
  std::erase_if(then.relations, [&](const RelationSchema& each) { return each.name != relation; });
  std::erase_if(then.records, [&](const kb::Record& each) { return each.fact.relation != relation; });
  return then;
}

int show_import(const kb::ImportReport& report, const std::string& file, Io& io) {
  if (!report.problems.empty()) {
    std::vector<Complaint> complaints;
    for (const kb::ImportProblem& problem : report.problems)
      complaints.push_back({file + ": " + problem.place + ": " + problem.message, ""});
    complaints.push_back({"nothing was imported from `" + file + "`", ""});
    return complain(io, complaints);
  }
  io.out << counted(report.done.added, "fact") << " added";
  if (report.done.restored > 0) io.out << ", " << report.done.restored << " of them retracted before";
  if (report.done.already > 0) io.out << ", " << report.done.already << " there already";
  io.out << "\n";
  return kDone;
}

}  // namespace

int run_facts_list(const FactsListOptions& options, Io& io) {
  if (options.all && !options.base.as_of.empty())
    return complain(io, {{"`--all` and `--as-of` exclude each other",
                          "`--as-of` shows what held at one time, `--all` everything"}});
  auto open = open_base(options.base, io);
  if (!open) return open.error();
  // Of then there may be relations that are declared no longer: those are known to the base alone.
  if (!open->as_of)
    if (const auto refused = refuse_unknown(options.relation, *open, io)) return *refused;
  kb::ListFilter filter{
      .relation = options.relation, .values = std::nullopt, .as_of = std::nullopt, .with_closed = options.all};
  if (open->as_of) filter.as_of = open->as_of->version;
  const auto records = or_exit(open->base.list(filter), io);
  if (!records) return records.error();
  if (options.format == OutputFormat::json)
    io.out << facts_json(*records, open->as_of);
  else
    io.out << case_text({}, open->as_of, list_style(io)) << facts_text(*records, open->fact_text(), list_style(io));
  return kDone;
}

int run_facts_add(const FactsAddOptions& options, Io& io) {
  auto open = open_base(options.base, io);
  if (!open) return open.error();
  if (options.document.empty() && !options.locator.empty())
    return complain(io, {{"`--locator` says where in a document, and none is named", "name it with `--source ID`"}});
  auto fact = read_fact(options.fact, *open, io);
  if (!fact) return fact.error();
  if (!options.document.empty()) fact->citations.push_back({options.document, options.locator});
  const auto added = or_exit(open->base.add(open->declarations, *fact, act(io)), io);
  if (!added) return added.error();
  io.out << (added->already    ? "there already: #"
             : added->restored ? "added, retracted before: #"
                               : "added: #")
         << static_cast<std::int64_t>(added->id) << " " << printable(open->text(*fact)) << "\n";
  return kDone;
}

int run_facts_retract(const FactsRetractOptions& options, Io& io) {
  auto open = open_base(options.base, io);
  if (!open) return open.error();
  const auto fact = read_fact(options.fact, *open, io);
  if (!fact) return fact.error();
  const auto record = open->base.retract(open->declarations, fact->relation, fact->values, act(io), options.reason);
  if (!record) {
    complain(io, record.error());
    return record.error().kind == ErrorKind::not_found ? kAnswerIsNo : kCouldNotRun;
  }
  io.out << "retracted: #" << static_cast<std::int64_t>(record->fact.id) << " " << printable(open->text(record->fact))
         << "\n";
  return kDone;
}

int run_facts_import(const FactsImportOptions& options, Io& io) {
  auto open = open_base(options.base, io);
  if (!open) return open.error();
  const std::filesystem::path path = io.path(options.file);
  const bool csv = path.extension() == ".csv";
  if (!csv && path.extension() != ".json")
    return complain(io, {{"cannot tell how to read the facts in `" + options.file + "`",
                          "a file of facts is CSV or JSON, and its name ends in .csv or .json"}});
  if (!csv && !options.relation.empty())
    return complain(io, {{"`--relation` is for CSV files", "a JSON file names the relation of each fact"}});
  const std::string relation = options.relation.empty() ? path.stem().string() : options.relation;
  if (csv)
    if (const auto refused = refuse_unknown(relation, *open, io)) return *refused;
  const auto text = or_exit(read_file(path, options.file), io);
  if (!text) return text.error();
  const auto report =
      or_exit(csv ? kb::import_csv(open->base, open->declarations, relation, *text, options.file, act(io))
                  : kb::import_json(open->base, open->declarations, *text, options.file, act(io)),
              io);
  if (!report) return report.error();
  return show_import(*report, options.file, io);
}

int run_facts_export(const FactsExportOptions& options, Io& io) {
  auto open = open_base(options.base, io);
  if (!open) return open.error();
  if (const auto refused = refuse_unknown(options.relation, *open, io)) return *refused;
  if (options.csv && options.relation.empty())
    return complain(
        io, {{"a CSV file holds one relation, and none is named", "`counsel facts export RELATION --format csv`"}});
  const auto facts = facts_to_export(options.relation, *open, io);
  if (!facts) return facts.error();
  io.out << (options.csv ? kb::facts_to_csv(*facts) : kb::facts_to_json(*facts));
  return kDone;
}

int run_facts_history(const FactsHistoryOptions& options, Io& io) {
  auto open = open_base(options.base, io);
  if (!open) return open.error();
  const bool is_relation = options.about.size() == 1 && open->declarations.schema.find_relation(options.about[0]);
  std::string relation = options.about[0];
  std::optional<std::vector<Value>> values;
  if (!is_relation) {
    auto fact = read_fact(options.about, *open, io);
    if (!fact) return fact.error();
    relation = fact->relation;
    values = std::move(fact->values);
  }
  const auto records = or_exit(open->base.history(relation, values), io);
  if (!records) return records.error();
  if (options.format == OutputFormat::json)
    io.out << facts_json(*records);
  else
    io.out << history_text(*records, open->fact_text(), list_style(io));
  return records->empty() ? kAnswerIsNo : kDone;
}

}  // namespace counsel::cli
