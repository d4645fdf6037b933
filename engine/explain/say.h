// engine/explain/say.h
// A rule said back in plain words, from what it was checked to mean and not from how it was written, so that a sentence
// with another meaning than its author's is seen:
//
//     When real-time is yes and concurrency is high, Phoenix and Node.js each gain 3.0 points.
//
// Cost: linear in the rule; of more than a dozen ways to hold the first are said, and how many more there are.
#pragma once

#include <string>

#include "engine/lang/program.h"

namespace counsel::explain {

std::string say(const lang::Program& program, const lang::Rule& rule);

}  // namespace counsel::explain
