#include "cli/pipeline.h"

#include <algorithm>

#include "cli/case_facts.h"
#include "engine/analyze/analyze.h"
#include "engine/decide/conflicts.h"
#include "engine/decide/decide.h"
#include "engine/decide/expectations.h"
#include "engine/eval/compile.h"
#include "engine/explain/change.h"
#include "engine/explain/unmet.h"
#include "engine/explain/why.h"
#include "engine/explain/wording.h"
#include "engine/lang/check.h"
#include "engine/lang/declare.h"
#include "engine/lang/parse.h"
#include "engine/lang/sentence.h"

namespace counsel::cli {

namespace {

void append(std::vector<lang::Diagnostic>& all, std::vector<lang::Diagnostic> more) {
  all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

/// Draws on one run to put a ranking into words.
class Wording {
 public:
  Wording(const Ready& ready, const Consultation& consultation, DecisionId decision)
      : program_(ready.program), model_(consultation.model), explainer_(grounds_of(ready, consultation)),
        candidates_(ready.program.decisions[index(decision)].candidates) {}

  CandidateView candidate(const decide::Candidate& candidate) {
    CandidateView view{.name = candidate.name, .label = candidate.label, .rank = candidate.rank, .tied = candidate.tied,
                       .points_udb = candidate.points_udb, .certainty = candidate.certainty};
    view.reasons = reasons(candidate.contributions);
    view.exclusions = reasons(candidate.exclusions);
    view.cautions = reasons(candidate.cautions);
    view.overridden = reasons(candidate.overridden);
    return view;
  }

  ContradictionView contradiction(const decide::Contradiction& contradiction) {
    ContradictionView view{.attribute = program_.relation(contradiction.attribute).name, .sides = {}};
    for (const RowId row : contradiction.rows) {
      explain::Proof proof = explainer_.why(contradiction.attribute, row);
      const explain::Node& root = proof.nodes.front();
      std::string because = root.kind == explain::Node::Kind::rule ? "rule " + root.rule + " (" + root.place + ")" : root.place;
      view.sides.push_back({to_string(model_.value(contradiction.attribute, row, 0)), std::move(because), std::move(proof)});
    }
    return view;
  }

  ConflictView conflict(const decide::Conflict& conflict, const decide::Ranking& ranking, const std::vector<Fact>& answers) {
    ConflictView view;
    for (const std::size_t number : conflict)
      view.answers.push_back(answers[number].relation + "=" +
                             (answers[number].values.empty() ? "none" : to_string(answers[number].values.front())));
    if (conflict.empty()) view.facts = excluding_facts(ranking);
    return view;
  }

  std::vector<ReasonView> reasons(const std::vector<decide::Contribution>& contributions) {
    std::vector<ReasonView> out;
    for (const decide::Contribution& contribution : contributions) {
      explain::Reason reason = explainer_.reason(contribution);
      const std::string by = contribution.overridden_by ? program_.rule(*contribution.overridden_by).name : "";
      out.push_back({.points_udb = contribution.points_udb, .text = std::move(reason.text), .rule = std::move(reason.rule),
                     .label = std::move(reason.label), .place = std::move(reason.place), .sources = std::move(reason.sources),
                     .disputed = std::move(reason.disputed), .overridden_by = by});
    }
    return out;
  }

  QuestionView question(const decide::OpenQuestion& question) const {
    const lang::Relation& attribute = program_.relation(question.attribute);
    QuestionView view{.attribute = attribute.name,
                      .question = attribute.attribute->question.empty() ? attribute.name : attribute.attribute->question,
                      .allowed = allowed_answers(attribute, program_)};
    for (const decide::OpenQuestion::Change& change : question.changes) {
      QuestionView::Change shown{.answer = change.answer ? to_string(*change.answer) : "none", .leaders = {}};
      for (const std::string& name : change.leaders) shown.leaders.push_back(label(name));
      view.changes.push_back(std::move(shown));
    }
    return view;
  }

 private:
  /// The stated facts that the exclusions rest on, each once, in order of the candidates.
  std::vector<std::string> excluding_facts(const decide::Ranking& ranking) {
    std::vector<std::string> facts;
    for (const decide::Candidate& candidate : ranking.candidates)
      for (const decide::Contribution& exclusion : candidate.exclusions)
        for (const explain::Node& node : explainer_.why(exclusion.evidence, exclusion.row).nodes)
          if (node.kind == explain::Node::Kind::fact && std::ranges::find(facts, node.statement) == facts.end())
            facts.push_back(node.statement);
    return facts;
  }

  std::string label(const std::string& candidate) const {
    const lang::Kind::Member* member = program_.find_member(candidates_, candidate);
    return member ? member->label : candidate;
  }

  const lang::Program& program_;
  const eval::Model& model_;
  explain::Explainer explainer_;
  KindId candidates_;
};

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

std::vector<GivenView> given_views(const std::vector<Fact>& answers) {
  std::vector<GivenView> views;
  for (const Fact& answer : answers) {
    auto place = std::find_if(views.begin(), views.end(), [&](const GivenView& v) { return v.attribute == answer.relation; });
    if (place == views.end()) place = views.insert(views.end(), {answer.relation, {}});
    if (!answer.values.empty()) place->values.push_back(answer_text(answer));
  }
  return views;
}

/// Those that differ, each once: first in order of the answers before, then of those after.
std::vector<ChangedAnswerView> changed_answer_views(const Consultation& before, const Consultation& after) {
  std::vector<ChangedAnswerView> views;
  for (GivenView& each : given_views(before.answers))
    views.push_back({.attribute = each.attribute, .before = std::move(each.values), .after = std::nullopt});
  for (GivenView& each : given_views(after.answers)) {
    auto view = std::ranges::find(views, each.attribute, &ChangedAnswerView::attribute);
    if (view == views.end()) view = views.insert(views.end(), {each.attribute, std::nullopt, std::nullopt});
    view->after = std::move(each.values);
  }
  std::erase_if(views, [](const ChangedAnswerView& each) {
    return each.before && each.after && std::ranges::is_permutation(*each.before, *each.after);
  });
  return views;
}

std::vector<Complaint> complaints_of(const Error& error) { return {{error.message, ""}}; }

OrComplaints<Ready> make_ready(const Rules& rules, FactSet facts, kb::BroughtIn changes,
                               std::span<const FactFileToRead> more, const Io& io) {
  const lang::Program& program = *rules.program;
  auto plan = std::make_unique<const eval::Plan>(eval::compile(program));
  eval::Preparation preparation(*plan);
  if (const auto taken = preparation.take_in(facts); !taken) return tl::unexpected(complaints_of(taken.error()));
  std::vector<FactFileToRead> files = stated_files(program, rules.sources, rules.folder);
  files.insert(files.end(), more.begin(), more.end());
  const auto problems = read_fact_files(files, program, declarations_of(program), preparation, io);
  if (!problems.empty()) {
    std::vector<Complaint> complaints;
    for (const FactFileProblem& problem : problems) complaints.push_back(complaint_of(problem, files));
    return tl::unexpected(std::move(complaints));
  }
  std::vector<FactFileOrigin> origins;
  for (const FactFileToRead& file : files) origins.push_back(file.origin);
  return Ready{program, rules.sources, std::move(facts), std::move(origins), std::move(changes), std::move(plan),
               std::move(preparation).finish()};
}

/// What is wrong in the files that the rules state facts from, at the statements that name them.
std::vector<lang::Diagnostic> fact_file_findings(const Rules& rules, const Io& io) {
  const lang::Program& program = *rules.program;
  if (program.fact_files.empty()) return {};
  const eval::Plan plan = eval::compile(program);
  eval::Preparation preparation(plan);
  const std::vector<FactFileToRead> files = stated_files(program, rules.sources, rules.folder);
  std::vector<lang::Diagnostic> findings;
  for (const FactFileProblem& problem : read_fact_files(files, program, declarations_of(program), preparation, io)) {
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

/// The attributes that some rule reads, nobody answered and no rule concluded, with their defaults.
std::vector<GivenView> assumed_views(const lang::Program& program, const eval::Model& model) {
  std::vector<GivenView> views;
  for (std::size_t i = 0; i < program.declared; ++i) {
    const lang::Relation& relation = program.relations[i];
    if (!relation.attribute || !relation.attribute->default_value || model.rows(relation.attribute->none) > 0) continue;
    if (lang::is_read(program, static_cast<RelationId>(i)))
      views.push_back({relation.name, {to_string(*relation.attribute->default_value)}});
  }
  return views;
}

}  // namespace

Rules read_rules(const RuleBase& base, const lang::FileReader& files, const std::optional<std::string>& query) {
  lang::Loaded loaded = lang::load(base.path.string(), files);
  Rules rules{.sources = std::move(loaded.sources), .tree = {}, .program = std::nullopt, .diagnostics = std::move(loaded.diagnostics), .query = std::nullopt,
              .folder = files.is_folder(base.path.string()) ? base.path : base.path.parent_path()};
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

OrComplaints<Ready> take_in(const Rules& rules, kb::FactBase& base, const std::string& when, const Io& io) {
  const lang::Program& program = *rules.program;
  auto synced = base.sync_and_read(declarations_of(program), stated_facts(program, rules.sources), when);
  if (!synced) return tl::unexpected(complaints_of(synced.error()));
  return make_ready(rules, std::move(synced->facts), std::move(synced->changes), {}, io);
}

OrComplaints<Ready> take_in(const Rules& rules, std::span<const FactFileToRead> files, const Io& io) {
  return make_ready(rules, {stated_facts(*rules.program, rules.sources)}, {}, files, io);
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
  return {ready.program, ready.sources, ready.facts, consultation.answers, consultation.model, ready.files};
}

Result<AnswerView> answer(const Ready& ready, const Consultation& consultation, DecisionId decision,
                          const std::string& rule_base, const RunLimits& limits) {
  const decide::Case given{ready.program, ready.facts, consultation.case_facts, limits};
  auto ranking = decide::decide(given, consultation.model, decision);
  if (!ranking) return tl::unexpected(ranking.error());
  const lang::Decision& about = ready.program.decisions[index(decision)];
  AnswerView view{.rule_base = rule_base, .decision = about.name, .question = about.question,
                  .given = given_views(consultation.answers), .outcome = ranking->outcome,
                  .thinly_supported = ranking->thinly_supported, .confident_udb = about.confident_udb};
  view.assumed = assumed_views(ready.program, consultation.model);
  Wording wording(ready, consultation, decision);
  for (const decide::Candidate& candidate : ranking->candidates) view.candidates.push_back(wording.candidate(candidate));
  for (const decide::Contradiction& each : ranking->contradictions) view.contradictions.push_back(wording.contradiction(each));
  if (ranking->outcome == decide::Outcome::nothing_fits) {
    const auto conflicts = decide::conflicts(ready.program, ready.prepared, consultation.case_facts, decision, limits);
    if (!conflicts) return tl::unexpected(conflicts.error());
    for (const decide::Conflict& each : *conflicts)
      view.conflicts.push_back(wording.conflict(each, *ranking, consultation.answers));
  }
  for (const decide::OpenQuestion& each : ranking->questions) view.questions.push_back(wording.question(each));
  for (const RelationId id : ranking->unanswered) {
    const auto named = std::find_if(ranking->questions.begin(), ranking->questions.end(),
                                    [&](const decide::OpenQuestion& question) { return question.attribute == id; });
    if (named == ranking->questions.end()) view.unanswered.push_back(wording.question({.attribute = id, .changes = {}}));
  }
  return view;
}

Result<WhatIfView> what_if(const Ready& ready, const Consultation& before, const Consultation& after, DecisionId decision,
                           const std::string& rule_base) {
  const auto now = decide::rank(ready.program, before.model, decision);
  if (!now) return tl::unexpected(now.error());
  const auto then = decide::rank(ready.program, after.model, decision);
  if (!then) return tl::unexpected(then.error());
  const lang::Decision& about = ready.program.decisions[index(decision)];
  WhatIfView view{.rule_base = rule_base, .decision = about.name, .question = about.question,
                  .given = given_views(before.answers), .changed_answers = changed_answer_views(before, after),
                  .before = {now->outcome, now->leaders()}, .after = {then->outcome, then->leaders()}, .candidates = {}};
  Wording of_before(ready, before, decision);
  Wording of_after(ready, after, decision);
  for (const explain::CandidateChange& each : explain::candidate_changes(*now, *then))
    view.candidates.push_back({.name = each.name, .label = each.label, .before = each.before, .after = each.after,
                               .gained = of_after.reasons(each.gained), .lost = of_before.reasons(each.lost),
                               .exclusions_gained = of_after.reasons(each.exclusions_gained),
                               .exclusions_lost = of_before.reasons(each.exclusions_lost), .changed = each.changed()});
  return view;
}

Result<TriedExample> try_example(const Ready& ready, const lang::Example& example, const RunLimits& limits) {
  auto run = decide::run_example(ready.program, ready.prepared, example, limits);
  if (!run) return tl::unexpected(run.error());
  const std::vector<Fact> given = facts_of(ready, example);
  const explain::Grounds grounds{ready.program, ready.sources, ready.facts, given, run->model, ready.files};
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
