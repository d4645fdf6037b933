#include "engine/lang/code_pages.h"

#include <algorithm>
#include <string>

namespace counsel::lang {

namespace {

constexpr std::string_view kFence = "```";

/// Takes a line off the front of `text`; without its line end.
std::string_view take_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return line;
}

}  // namespace

std::string_view code_page(Code code) {
  const std::string heading = "\n### " + std::string(code_text(code)) + ":";
  const std::size_t at = kCodePages.find(heading);
  if (at == std::string_view::npos) return {};
  std::string_view page = kCodePages.substr(at + 1);
  take_line(page);
  page = page.substr(0, page.find("\n#"));
  page.remove_prefix(std::min(page.find_first_not_of('\n'), page.size()));
  return page.substr(0, page.find_last_not_of('\n') + 1);
}

std::vector<PagePart> page_parts(std::string_view page) {
  std::vector<PagePart> parts;
  while (!page.empty()) {
    if (page.starts_with(kFence)) {
      const std::string_view mark = take_line(page).substr(kFence.size());
      const std::size_t end = std::min(page.find(kFence), page.size());
      parts.push_back({mark == "wrong" ? PagePart::Kind::wrong : PagePart::Kind::mended, page.substr(0, end)});
      page.remove_prefix(end);
      take_line(page);
    } else if (page.starts_with('\n')) {
      take_line(page);
    } else {
      const std::size_t end = std::min(page.find("\n\n"), page.size());
      parts.push_back({PagePart::Kind::prose, page.substr(0, end)});
      page.remove_prefix(end);
    }
  }
  return parts;
}

}  // namespace counsel::lang
