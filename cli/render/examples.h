// cli/render/examples.h
// How the examples of a rule base came out: a line each, and below those that fail what came instead.
#pragma once

#include <string>
#include <vector>

#include "cli/render/style.h"
#include "engine/decide/expectations.h"

namespace counsel::cli {

struct ExampleView {
  std::string name;
  std::string label;
  std::string place;  // "examples.rules:12"
  decide::ExampleResult result;
};

std::string examples_text(const std::vector<ExampleView>& examples, const Style& style);

}  // namespace counsel::cli
