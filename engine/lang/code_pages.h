// engine/lang/code_pages.h
// What each diagnostic means and how it is mended: the pages of docs/diagnostics.md, which is built into the program.
//
// Shape: a page begins below its heading, `### E0203: wording`, and ends at the next heading. Its blocks marked `wrong`
//        and `mended` are rule text; everything else is prose.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/lang/diagnostic.h"

namespace counsel::lang {

extern const std::string_view kCodePages;

struct PagePart {
  enum class Kind : std::uint8_t { prose, wrong, mended };
  Kind kind;
  std::string_view text;  // a paragraph without the line end after it, or rule text with it
};

/// The page as it is written; empty where there is none.
std::string_view code_page(Code code);

std::vector<PagePart> page_parts(std::string_view page);

}  // namespace counsel::lang
