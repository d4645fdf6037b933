#include "cli/render/json_values.h"

namespace counsel::cli {

std::string written(const json& value) { return value.dump(2, ' ', false, json::error_handler_t::replace) + "\n"; }

}  // namespace counsel::cli
