// tests/property/report_samples.h
// Reports to draw, with every part that one can have, and texts full of the signs of every format.
#pragma once

#include <random>

#include "cli/render/report.h"

namespace counsel::property {

cli::Report hostile_report(std::mt19937_64& random);

}  // namespace counsel::property
