// kb/bundle_json.h
// The JSON text of a bundle, both ways. `to_text` is in bundle.h.
#pragma once

#include <string_view>

#include "kb/bundle.h"

namespace counsel::kb {

/// What the text says, proved or not. Throws a Failure, invalid_input, where it is not of the shape; keys that no bundle has
/// are passed over here.
Bundle read_bundle(std::string_view text);

}  // namespace counsel::kb
