// cli/render/html_style.h
// How a page looks, in CSS: light and dark as the reader's system is, on paper, and at any width.
//
// Shape: colours are named once for each scheme. Text keeps a contrast of 4.5 to 1, checked by tests/e2e/page_test.py.
#pragma once

#include <string_view>

namespace counsel::cli {

extern const std::string_view kHtmlStyle;

}  // namespace counsel::cli
