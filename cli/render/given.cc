#include "cli/render/given.h"

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

}  // namespace counsel::cli
