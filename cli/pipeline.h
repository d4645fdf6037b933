// cli/pipeline.h
// The way of the data, joined: rule text → program → facts → model (docs/architecture.md). From there on `cli/views/`
// asks the later stages, each for one answer. Nowhere else is one stage called with what another gave.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "cli/as_of.h"
#include "cli/complaint.h"
#include "cli/fact_files.h"
#include "cli/render/examples.h"
#include "cli/rule_base.h"
#include "engine/base/fact.h"
#include "engine/base/limits.h"
#include "engine/base/result.h"
#include "engine/eval/fixpoint.h"
#include "engine/explain/grounds.h"
#include "engine/lang/allowances.h"
#include "engine/lang/diagnostic.h"
#include "engine/lang/load.h"
#include "engine/lang/program.h"
#include "kb/fact_base.h"

namespace counsel::cli {

/// Rule text, read and checked.
struct Rules {
  lang::Sources sources;
  lang::SyntaxTree tree;
  std::optional<lang::Program> program;  // there unless `diagnostics` has an error
  std::vector<lang::Diagnostic> diagnostics;
  std::optional<FileId> query;           // the condition that is asked, as a file of its own
  std::filesystem::path folder;          // where the rule base lies
};

/// `query` is a condition to ask of the rules, where there is one; its diagnostics have places in the file `query`.
/// Requires: it is UTF-8.
Rules read_rules(const RuleBase& base, const lang::FileReader& files, const std::optional<std::string>& query = {});

/// Rule text that was loaded already, from `folder`.
Rules check_rules(lang::Loaded loaded, const std::filesystem::path& folder, const std::optional<std::string>& query = {});

/// All that can be known of a rule base without running it.
using Review = lang::Allowed;

/// The declarations that undeclared names imply, as rule text; empty where everything is declared.
std::string missing_declarations(const Rules& rules);

Review review(const Rules& rules);
/// The same, with what is wrong in the files of facts that the rules name, which are read for it.
Review review(const Rules& rules, const Io& io);

/// What the fact base is told of a checked program.
kb::Declarations declarations_of(const lang::Program& program);
std::vector<Fact> stated_facts(const lang::Program& program, const lang::Sources& sources);

/// A rule base with its facts taken in: all that does not depend on the case. Cases of it are explained by one thread at a
/// time (engine/explain/shared_work.h).
struct Ready {
  const lang::Program& program;
  const lang::Sources& sources;
  FactSet facts;
  std::vector<FactFileOrigin> files;  // by the number that the engine has for them
  kb::BroughtIn changes;
  std::unique_ptr<const eval::Plan> plan;  // `prepared` refers to it
  eval::Prepared prepared;
  std::shared_ptr<explain::SharedWork> explained;  // by all that are explained
  std::optional<AsOf> as_of = {};  // where the facts are those of an earlier time
};

template <class T>
using OrComplaints = tl::expected<T, std::vector<Complaint>>;

/// Brings the stated facts into the base, reads it and the files that the rules name, and prepares the engine. `from` is
/// where those files are read from: the disk, where it is null.
/// Requires: the rules have a program, and outlive the result.
OrComplaints<Ready> take_in(const Rules& rules, kb::FactBase& base, const std::string& when, const Io& io,
                            FactSource* from = nullptr);

/// The same without a base: the facts are those of the rule files, of the files that they name and of `files`.
OrComplaints<Ready> take_in(const Rules& rules, std::span<const FactFileToRead> files, const Io& io);

/// The same with these facts alone, and those rows of the files that the rules name which state none of `left_out`.
OrComplaints<Ready> take_in(const Rules& rules, FactSet facts, std::span<const Fact> left_out, const Io& io,
                            FactSource* from = nullptr);

/// One case, run.
struct Consultation {
  std::vector<Fact> answers;
  std::vector<eval::CaseFact> case_facts;  // their origin is the answer's number
  eval::Model model;
};

Result<Consultation> consult(const Ready& ready, std::vector<Fact> answers, const RunLimits& limits);

explain::Grounds grounds_of(const Ready& ready, const Consultation& consultation);

/// One example, run.
struct TriedExample {
  ExampleView view;
  eval::Model model;
};

Result<TriedExample> try_example(const Ready& ready, const lang::Example& example, const RunLimits& limits);

}  // namespace counsel::cli
