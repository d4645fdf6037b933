// cli/views/ranking_proof.h
// Why candidates stand where they do, as one proof.
//
// Cost: as explain/why.h.
#pragma once

#include "cli/pipeline.h"
#include "engine/decide/ranking.h"
#include "engine/explain/proof.h"
#include "engine/explain/shared_proof.h"

namespace counsel::cli {

/// Of all candidates. Requires: the ranking is of the consultation.
explain::Proof ranking_proof(const Ready& ready, const Consultation& consultation, const decide::Ranking& ranking);

/// The same for one of many cases that are run (engine/explain/why.h).
explain::SharedProof ranking_proof_beside_others(const Ready& ready, const Consultation& consultation,
                                                 const decide::Ranking& ranking);

/// Of these two, saying how many others there are. Requires: both are candidates of the ranking.
explain::Proof ranking_proof(const Ready& ready, const Consultation& consultation, const decide::Ranking& ranking,
                             const decide::Candidate& one, const decide::Candidate& other);

}  // namespace counsel::cli
