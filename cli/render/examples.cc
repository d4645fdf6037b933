#include "cli/render/examples.h"

#include <algorithm>

#include "cli/render/text.h"
#include "engine/base/utf8.h"

namespace counsel::cli {

std::string examples_text(const std::vector<ExampleView>& examples, const Style& style) {
  std::string out;
  std::size_t failed = 0;
  for (const ExampleView& example : examples) {
    const bool passed = example.result.passed();
    const std::string title =
        printable(example.name) + (example.label == example.name ? "" : "  " + style.dim(printable(example.label)));
    out += hanging((passed ? style.green("ok") + "    " : style.bold_red("FAIL") + "  "), title, style.columns);
    if (passed) continue;
    ++failed;
    out += "      " + style.dim(printable(example.place)) + "\n";
    for (const decide::ExpectationResult& expectation : example.result.expectations)
      if (!expectation.met)
        out += hanging("      expected ", printable(expectation.expected + "; " + expectation.came), style.columns);
  }
  out += (out.empty() ? "" : "\n") + counted(examples.size(), "example") + ": " +
         std::to_string(examples.size() - failed) + " passed";
  if (failed > 0) out += ", " + style.bold_red(std::to_string(failed) + " failed");
  return out + "\n";
}

}  // namespace counsel::cli
