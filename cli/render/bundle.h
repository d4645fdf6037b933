// cli/render/bundle.h
// What a bundle that was verified proves, in words.
#pragma once

#include <string>

#include "cli/render/style.h"
#include "kb/bundle.h"

namespace counsel::cli {

std::string bundle_text(const kb::Bundle& bundle, const kb::VerifyKey& key, const Style& style);

}  // namespace counsel::cli
