#include "cli/commands/query.h"

#include <algorithm>
#include <ostream>

#include "cli/commands/session.h"
#include "cli/complaint.h"
#include "cli/exit_code.h"
#include "cli/pipeline.h"
#include "cli/relation_files.h"
#include "cli/render/text.h"
#include "engine/base/utf8.h"
#include "engine/lang/similar.h"

namespace counsel::cli {

namespace {

/// What the command line asks for and cannot have.
std::optional<Complaint> refused(const QueryOptions& options) {
  if (options.all.empty() && options.condition.empty())
    return Complaint{"a condition is missing", "such as `counsel query \"?framework written-in ?language\"`; `--all FOLDER` "
                                               "writes everything that rules conclude"};
  if (!options.all.empty() && (options.count || options.limit > 0))
    return Complaint{"`--all` writes whole relations", "`--count` and `--limit` are for a condition"};
  if (!options.all.empty() && options.format && *options.format != RowsFormat::csv && *options.format != RowsFormat::tsv)
    return Complaint{"`--all` writes csv or tsv", ""};
  if (!options.fact_files.empty() && !options.base.database.empty())
    return Complaint{"`--facts` and `--db` exclude each other", "with `--facts` no fact base is opened"};
  if (!options.fact_files.empty() && !options.base.as_of.empty())
    return Complaint{"`--facts` and `--as-of` exclude each other", "with `--facts` no fact base is opened, and files have no past"};
  if (first_invalid_utf8(options.condition)) return Complaint{"the condition is no UTF-8 text", ""};
  return std::nullopt;
}

Complaint unknown_relation(const std::string& name, const lang::Program& program) {
  std::vector<std::string> names;
  for (const lang::Relation& relation : std::span(program.relations).first(program.declared))
    if (relation.role == lang::Role::relation) names.push_back(relation.name);
  const std::string nearest = lang::nearest(name, names);
  return {"no relation is called `" + name + "`", nearest.empty() ? "" : "did you mean `" + nearest + "`?"};
}

OrExit<std::vector<FactFileToRead>> find_files(const QueryOptions& options, const lang::Program& program, Io& io) {
  std::vector<FactFileToRead> files;
  std::vector<Complaint> complaints;
  for (const std::string& typed : options.fact_files) {
    const std::size_t equals = typed.find('=');
    if (equals == std::string::npos || equals + 1 == typed.size()) {
      complaints.push_back({"`--facts` takes RELATION=FILE, and not `" + typed + "`", ""});
      continue;
    }
    const std::string name = typed.substr(0, equals);
    const std::string file = typed.substr(equals + 1);
    const auto relation = program.find_relation(name);
    if (!relation || program.relation(*relation).role != lang::Role::relation)
      complaints.push_back(unknown_relation(name, program));
    else
      files.push_back({*relation, file, {.name = file, .origin = Origin::imported, .citations = {}}});
  }
  if (!complaints.empty()) return exit_with(complain(io, complaints));
  return files;
}

OrExit<Ready> take_in_facts(const QueryOptions& options, const OpenRules& rules, Io& io) {
  if (!options.fact_files.empty()) {
    const auto files = find_files(options, rules.program(), io);
    if (!files) return exit_with(files.error());
    return make_ready(rules, *files, io);
  }
  return make_ready(rules, options.base, io);
}

/// For a condition without variables.
int show_whether(bool holds, const QueryOptions& options, Io& io) {
  if (options.count)
    io.out << (holds ? "1\n" : "0\n");
  else if (options.format == RowsFormat::json)
    io.out << (holds ? "true\n" : "false\n");
  else
    io.out << (holds ? "yes\n" : "no\n");
  return holds ? kDone : kAnswerIsNo;
}

int show_answers(const lang::Query& query, const eval::Model& model, const QueryOptions& options, Io& io) {
  if (query.variables.empty()) return show_whether(model.rows(query.relation) > 0, options, io);
  if (options.count) {
    io.out << model.rows(query.relation) << "\n";
    return kDone;
  }
  std::vector<RowId> rows = model.sorted_rows(query.relation, query.columns);
  if (options.limit > 0) rows.resize(std::min(rows.size(), options.limit));
  const Bindings bindings{model, query.relation, query.columns, query.variables, std::move(rows)};
  write_bindings(io.out, bindings, options.format.value_or(RowsFormat::table), list_style(io));
  return kDone;
}

}  // namespace

void add_query(Command& program) {
  CommandOf<QueryOptions> command(
      program, "query",
      "Ask how a condition holds\n"
      "A condition is written as in rules; every variable with a name is a column of the answer. Without variables the "
      "answer is yes or no.");
  QueryOptions& options = command.options;
  command.word("CONDITION", options.condition, "A condition as rules write it, between quotes");
  add_answer_options(command, options.answers);
  command.values("--facts", options.fact_files, "RELATION=FILE",
                 "Facts from a CSV or TSV file, in place of the fact base; may be repeated");
  command.choice<std::optional<RowsFormat>>(
      "--format",
      {{"table", RowsFormat::table}, {"csv", RowsFormat::csv}, {"tsv", RowsFormat::tsv}, {"json", RowsFormat::json}},
      options.format, "FORMAT", "table (the default), csv, tsv or json");
  command.count("--limit", options.limit, "Answers to show: all unless told");
  command.flag("--count", options.count, "Print only how many answers there are");
  command.value(
      "--all", options.all, "FOLDER",
      "Write everything that rules conclude, a csv or tsv file for each relation; there is no CONDITION then");
  add_base_options(command, options.base);
  add_as_of_option(command, options.base);
  command.examples({"counsel query \"?framework written-in ?language and not ?framework offers orm\"",
                    "counsel query \"?x reaches ?y\" --rules graph.rules --facts edge=edges.csv --format csv",
                    "counsel query --all out --rules graph.rules --facts edge=edges.csv"});
  command.runs(run_query);
}

int run_query(const QueryOptions& options, Io& io) {
  if (const auto complaint = refused(options)) return complain(io, {*complaint});
  const bool all = !options.all.empty();
  const auto rules = open_rules(options.base.rules, io, all ? std::nullopt : std::optional(options.condition));
  if (!rules) return rules.error();
  AnswerOptions given = options.answers;
  if (all && !options.condition.empty()) given.words.insert(given.words.begin(), options.condition);
  auto answers = read_case(given, *rules, io);
  if (!answers) return answers.error();
  const auto ready = take_in_facts(options, *rules, io);
  if (!ready) return ready.error();
  if (const auto added = add_today(*answers, *ready, io); !added) return added.error();
  if (ready->as_of) complain(io, {{"answering " + as_of_text(*ready->as_of), ""}});  // the answer is nothing but rows
  const auto consultation = or_exit(consult(*ready, std::move(*answers), run_limits(io)), io);
  if (!consultation) return consultation.error();
  if (!all) return show_answers(*ready->program.query, consultation->model, options, io);
  const auto written = or_exit(write_relations(io.path(options.all), options.all, ready->program, consultation->model,
                                               options.format.value_or(RowsFormat::csv)), io);
  if (!written) return written.error();
  io.out << counted(*written, "file") << " in " << printable(options.all) << "\n";
  return kDone;
}

}  // namespace counsel::cli
