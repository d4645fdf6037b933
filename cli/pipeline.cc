#include "cli/pipeline.h"

#include <algorithm>

#include "engine/analyze/analyze.h"
#include "engine/decide/expectations.h"
#include "engine/eval/compile.h"
#include "engine/explain/shared_work.h"
#include "engine/explain/unmet.h"
#include "engine/lang/check.h"
#include "engine/lang/declare.h"
#include "engine/lang/parse.h"
#include "engine/lang/sentence.h"

namespace counsel::cli {

namespace {

void append(std::vector<lang::Diagnostic>& all, std::vector<lang::Diagnostic> more) {
  all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

/// What an example gives, as the answers it stands for.
std::vector<Fact> facts_of(const Ready& ready, const lang::Example& example) {
  std::vector<Fact> facts;
  for (const lang::Given& given : example.given) {
    const lang::Relation& relation = ready.program.relation(given.relation);
    facts.push_back({.relation = ready.program.relation(relation.of.value_or(given.relation)).name, .values = given.values,
                     .origin = Origin::answer, .citations = {}, .place = "given at " + ready.sources.place(given.span), .who = "", .id = {}});
  }
  return facts;
}

std::vector<Complaint> complaints_of(const Error& error) { return {{error.message, ""}}; }

OrComplaints<Ready> make_ready(const Rules& rules, FactSet facts, kb::BroughtIn changes,
                               std::span<const FactFileToRead> more, const Io& io, FactSource* from,
                               std::span<const Fact> left_out = {}) {
  const lang::Program& program = *rules.program;
  auto plan = std::make_unique<const eval::Plan>(eval::compile(program));
  eval::Preparation preparation(*plan);
  if (const auto taken = preparation.take_in(facts); !taken) return tl::unexpected(complaints_of(taken.error()));
  std::vector<FactFileToRead> files = stated_files(program, rules.sources, rules.folder);
  files.insert(files.end(), more.begin(), more.end());
  FactsOnDisk disk(io.folder);
  const auto problems =
      read_fact_files(files, program, declarations_of(program), preparation, from ? *from : disk, io, left_out);
  if (!problems.empty()) {
    std::vector<Complaint> complaints;
    for (const FactFileProblem& problem : problems) complaints.push_back(complaint_of(problem, files));
    return tl::unexpected(std::move(complaints));
  }
  std::vector<FactFileOrigin> origins;
  for (const FactFileToRead& file : files) origins.push_back(file.origin);
  return Ready{program, rules.sources, std::move(facts), std::move(origins), std::move(changes), std::move(plan),
               std::move(preparation).finish(), std::make_shared<explain::SharedWork>(program)};
}

/// What is wrong in the files that the rules state facts from, at the statements that name them.
std::vector<lang::Diagnostic> fact_file_findings(const Rules& rules, const Io& io) {
  const lang::Program& program = *rules.program;
  if (program.fact_files.empty()) return {};
  const eval::Plan plan = eval::compile(program);
  eval::Preparation preparation(plan);
  const std::vector<FactFileToRead> files = stated_files(program, rules.sources, rules.folder);
  FactsOnDisk disk(io.folder);
  std::vector<lang::Diagnostic> findings;
  for (const FactFileProblem& problem :
       read_fact_files(files, program, declarations_of(program), preparation, disk, io)) {
    const Span span = program.fact_files[problem.file].span;
    const std::string& name = files[problem.file].origin.name;
    findings.push_back(problem.unreadable
                           ? lang::Diagnostic{lang::Code::UnreadableFile, span}.with("path", name).with("reason", problem.what)
                           : lang::Diagnostic{lang::Code::UnfitFactFile, span}.with("file", name).with("problem", problem.what));
  }
  return findings;
}

/// All findings, those in files of facts among them.
Review review(const Rules& rules, std::vector<lang::Diagnostic> in_files) {
  std::vector<lang::Diagnostic> findings = rules.diagnostics;
  append(findings, std::move(in_files));
  if (rules.program) append(findings, analyze::analyze(*rules.program, rules.tree, rules.sources));
  lang::sort_by_place(findings);
  return lang::allow(std::move(findings), rules.sources, /*all_known=*/rules.program.has_value());
}

}  // namespace

Rules read_rules(const RuleBase& base, const lang::FileReader& files, const std::optional<std::string>& query) {
  return check_rules(lang::load(base.path.string(), files),
                     files.is_folder(base.path.string()) ? base.path : base.path.parent_path(), query);
}

Rules check_rules(lang::Loaded loaded, const std::filesystem::path& folder, const std::optional<std::string>& query) {
  Rules rules{.sources = std::move(loaded.sources), .tree = {}, .program = std::nullopt,
              .diagnostics = std::move(loaded.diagnostics), .query = std::nullopt, .folder = folder};
  lang::Parsed parsed = lang::parse(rules.sources);
  append(rules.diagnostics, std::move(parsed.diagnostics));
  rules.tree = std::move(parsed.tree);
  std::optional<lang::Condition> condition;
  if (query) {
    rules.query = rules.sources.add("query", *query);
    lang::ParsedCondition asked = lang::parse_condition(*rules.query, *query);
    append(rules.diagnostics, std::move(asked.diagnostics));
    condition = std::move(asked.condition);
  }
  lang::Checked checked = lang::check(rules.tree, rules.sources, parsed.left_out, condition ? &*condition : nullptr);
  append(rules.diagnostics, std::move(checked.diagnostics));
  lang::sort_by_place(rules.diagnostics);
  if (!lang::has_errors(rules.diagnostics)) rules.program = std::move(checked.program);
  return rules;
}

Review review(const Rules& rules) { return review(rules, std::vector<lang::Diagnostic>()); }

Review review(const Rules& rules, const Io& io) {
  return review(rules, rules.program ? fact_file_findings(rules, io) : std::vector<lang::Diagnostic>());
}

std::string missing_declarations(const Rules& rules) {
  std::vector<lang::Diagnostic> said_elsewhere;
  const lang::Vocabulary vocabulary = lang::collect(rules.tree, said_elsewhere);
  return lang::declare(lang::usage_of(rules.tree, vocabulary), vocabulary);
}

kb::Declarations declarations_of(const lang::Program& program) {
  kb::Declarations declarations{.schema = lang::schema_of(program), .documents = {}};
  for (const lang::Document& document : program.documents) declarations.documents.push_back({document.id, document.title});
  return declarations;
}

std::vector<Fact> stated_facts(const lang::Program& program, const lang::Sources& sources) {
  std::vector<Fact> facts;
  facts.reserve(program.facts.size());
  for (const lang::StatedFact& stated : program.facts)
    facts.push_back({.relation = program.relation(stated.relation).name, .values = stated.values, .origin = Origin::rules,
                     .citations = stated.citations, .place = sources.place(stated.span), .who = "", .id = {}});
  return facts;
}

OrComplaints<Ready> take_in(const Rules& rules, kb::FactBase& base, const std::string& when, const Io& io,
                            FactSource* from) {
  const lang::Program& program = *rules.program;
  auto synced = base.sync_and_read(declarations_of(program), stated_facts(program, rules.sources), when);
  if (!synced) return tl::unexpected(complaints_of(synced.error()));
  return make_ready(rules, std::move(synced->facts), std::move(synced->changes), {}, io, from);
}

OrComplaints<Ready> take_in(const Rules& rules, std::span<const FactFileToRead> files, const Io& io) {
  return make_ready(rules, {stated_facts(*rules.program, rules.sources)}, {}, files, io, nullptr);
}

OrComplaints<Ready> take_in(const Rules& rules, FactSet facts, std::span<const Fact> left_out, const Io& io,
                            FactSource* from) {
  return make_ready(rules, std::move(facts), {}, {}, io, from, left_out);
}

Result<Consultation> consult(const Ready& ready, std::vector<Fact> answers, const RunLimits& limits) {
  std::vector<eval::CaseFact> case_facts;
  for (std::uint32_t i = 0; i < answers.size(); ++i) {
    const RelationId about = *ready.program.find_relation(answers[i].relation);
    const RelationId relation =
        answers[i].values.empty() ? ready.program.relation(about).attribute->none : ready.program.stated(about);
    case_facts.push_back({.relation = relation, .values = answers[i].values, .origin = i});
  }
  auto model = eval::run(ready.prepared, case_facts, limits);
  if (!model) return tl::unexpected(model.error());
  return Consultation{std::move(answers), std::move(case_facts), std::move(*model)};
}

explain::Grounds grounds_of(const Ready& ready, const Consultation& consultation) {
  return {ready.program, ready.sources, ready.facts, consultation.answers, consultation.model, ready.files, ready.explained};
}

Result<TriedExample> try_example(const Ready& ready, const lang::Example& example, const RunLimits& limits) {
  auto run = decide::run_example(ready.program, ready.prepared, example, limits);
  if (!run) return tl::unexpected(run.error());
  const std::vector<Fact> given = facts_of(ready, example);
  const explain::Grounds grounds{ready.program, ready.sources, ready.facts, given, run->model, ready.files, ready.explained};
  ExampleView view{.name = example.name, .label = example.label, .place = ready.sources.place(example.span), .expectations = {}};
  for (std::size_t i = 0; i < run->expectations.size(); ++i) {
    decide::ExpectationResult& result = run->expectations[i];
    ExpectationView& shown = view.expectations.emplace_back();
    shown = {.expected = std::move(result.expected), .met = result.met, .came = std::move(result.came), .why = {}};
    if (!result.met) shown.why = explain::unmet(grounds, run->rankings, example.expectations[i]);
  }
  return TriedExample{std::move(view), std::move(run->model)};
}

}  // namespace counsel::cli
