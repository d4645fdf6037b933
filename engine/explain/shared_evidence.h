// engine/explain/shared_evidence.h
// Which premises of a proof's root rest on the same facts and answers.
//
// Order: groups by their supports, which are in order of the premises.
// Cost:  premises of the root × nodes and edges.
#pragma once

#include <vector>

#include "engine/explain/proof.h"

namespace counsel::explain {

std::vector<SharedEvidence> shared_evidence(const Proof& proof);

}  // namespace counsel::explain
