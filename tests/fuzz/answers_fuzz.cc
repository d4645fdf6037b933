// Any bytes are answers, in JSON or TOML, or there is a complaint.
#include "cli/answers_file.h"
#include "tests/fuzz/one_input.h"

namespace counsel::fuzz {

void one_input(std::string_view bytes) {
  cli::answers_from_json(bytes, "input.json");
  cli::answers_from_toml(bytes, "input.toml");
}

}  // namespace counsel::fuzz
