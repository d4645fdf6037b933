// cli/render/code_page.h
// The page of one diagnostic (engine/lang/code_pages.h) for a terminal, and the list of all.
#pragma once

#include <string>

#include "cli/render/style.h"
#include "engine/lang/diagnostic.h"

namespace counsel::cli {

std::string code_page_text(lang::Code code, const Style& style);

/// A line each: code and wording.
std::string code_list(const Style& style);

}  // namespace counsel::cli
