// tests/property/proof_samples.h
// Proofs to draw: of the shipped rule bases' examples, of random rule bases, and of nothing that anybody would write.
#pragma once

#include <random>
#include <string>
#include <vector>

#include "engine/explain/proof.h"

namespace counsel::property {

/// Of every candidate in every example of a shipped rule base, and of some rankings.
std::vector<explain::Proof> example_proofs(const std::string& rule_base);

/// Of every ranking, candidate and row of a random rule base.
std::vector<explain::Proof> random_base_proofs(std::mt19937_64& random);

/// A graph of any shape with every kind of node, whose texts are full of the signs of every format.
explain::Proof hostile_proof(std::mt19937_64& random);

/// A text of such signs; never empty.
std::string hostile_text(std::mt19937_64& random);

}  // namespace counsel::property
