// cli/views/wording.h
// What the stages found, in the words that are drawn: rankings, questions, contradictions and answers as views.
//
// Cost: a derivation for each thing said about a candidate (explain/why.h).
#pragma once

#include <string>
#include <vector>

#include "cli/pipeline.h"
#include "cli/render/answer_view.h"
#include "cli/render/what_if.h"
#include "engine/decide/conflicts.h"
#include "engine/decide/ranking.h"
#include "engine/explain/change.h"
#include "engine/explain/why.h"

namespace counsel::cli {

/// Draws on one run to put a ranking into words. Requires: `ready` and `consultation` outlive it.
class Wording {
 public:
  Wording(const Ready& ready, const Consultation& consultation, DecisionId decision);

  CandidateView candidate(const decide::Candidate& candidate);
  ReasonView reason(const decide::Contribution& contribution);
  std::vector<ReasonView> reasons(const std::vector<decide::Contribution>& contributions);
  ContradictionView contradiction(const decide::Contradiction& contradiction);
  ConflictView conflict(const decide::Conflict& conflict, const decide::Ranking& ranking);
  QuestionView question(const decide::OpenQuestion& question) const;

 private:
  std::vector<std::string> excluding_facts(const decide::Ranking& ranking);
  std::string label(const std::string& candidate) const;

  const lang::Program& program_;
  const Consultation& consultation_;
  explain::Explainer explainer_;
  KindId candidates_;
};

/// In order of the answers, those about one attribute together.
std::vector<GivenView> given_views(const std::vector<Fact>& answers);

/// The attributes whose answers differ, each once: first in order of the answers before, then of those after.
std::vector<ChangedAnswerView> changed_answer_views(const std::vector<Fact>& before, const std::vector<Fact>& after);

/// What became of a candidate between two cases, with the words of both.
CandidateChangeView candidate_change_view(const explain::CandidateChange& change, Wording& before, Wording& after);

/// The attributes that some rule reads, nobody answered and no rule concluded, with their defaults.
std::vector<GivenView> assumed_views(const lang::Program& program, const eval::Model& model);

}  // namespace counsel::cli
