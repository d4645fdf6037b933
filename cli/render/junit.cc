#include "cli/render/junit.h"

#include <algorithm>
#include <limits>

#include "cli/render/markup_text.h"
#include "cli/render/text.h"

namespace counsel::cli {

namespace {

/// A text that XML 1.0 can hold, line breaks as they are.
std::string escaped(const std::string& text) {
  std::string out;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    out += markup_text(std::string_view(text).substr(at, end - at));
    if (end < text.size()) out += '\n';
    at = end + 1;
  }
  return out;
}

std::string attribute(std::string_view name, const std::string& value) {
  return " " + std::string(name) + "=\"" + escaped(value) + "\"";
}

/// `examples.rules:12` as the file and the line that viewers jump to.
std::string place_attributes(const std::string& place) {
  const std::size_t colon = place.rfind(':');
  return attribute("file", place.substr(0, colon)) + attribute("line", place.substr(colon + 1));
}

std::string testcase(const ExampleView& example, const std::string& rule_base) {
  std::string out = "  <testcase" + attribute("classname", rule_base) + attribute("name", example.name) +
                    place_attributes(example.place);
  if (example.passed()) return out + "/>\n";
  const auto first = std::ranges::find(example.expectations, false, &ExpectationView::met);
  const Style plain{.color = false, .columns = std::numeric_limits<std::size_t>::max() / 2};
  return out + ">\n    <failure" + attribute("message", "expected " + first->expected + "; " + first->came) + ">" +
         escaped(failures_text(example, "", plain)) + "</failure>\n  </testcase>\n";
}

}  // namespace

std::string examples_junit(const std::vector<ExampleView>& examples, const std::string& rule_base) {
  const auto failed = std::ranges::count_if(examples, [](const ExampleView& example) { return !example.passed(); });
  const std::string counts =
      attribute("tests", std::to_string(examples.size())) + attribute("failures", std::to_string(failed));
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites" + counts + ">\n <testsuite" +
                    attribute("name", rule_base) + counts + ">\n";
  for (const ExampleView& example : examples) out += testcase(example, rule_base);
  return out + " </testsuite>\n</testsuites>\n";
}

}  // namespace counsel::cli
