#include "cli/render/given.h"

#include "cli/render/text.h"

namespace counsel::cli {

std::string values_text(const std::vector<std::string>& values) {
  std::string out;
  for (const std::string& value : values) out += (out.empty() ? "" : ",") + value;
  return out.empty() ? "none" : out;
}

std::string given_text(const std::vector<GivenView>& given) {
  std::string out;
  for (const GivenView& each : given) out += (out.empty() ? "" : " ") + each.attribute + "=" + values_text(each.values);
  return out;
}

std::string as_of_text(const std::optional<AsOf>& as_of) { return as_of ? as_of_line(*as_of) : ""; }

std::string case_text(const std::vector<GivenView>& given, const std::optional<AsOf>& as_of, const Style& style) {
  std::string out;
  if (const std::string answers = given_text(given); !answers.empty()) out += hanging("", printable(answers), style.columns);
  if (as_of) out += hanging("", printable(as_of_line(*as_of)), style.columns);
  return style.dim_lines(out);
}

}  // namespace counsel::cli
