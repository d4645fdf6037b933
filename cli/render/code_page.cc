#include "cli/render/code_page.h"

#include <algorithm>

#include "cli/render/text.h"
#include "engine/lang/code_pages.h"

namespace counsel::cli {

namespace {

std::string indented(std::string_view lines) {
  std::string out;
  for (std::size_t at = 0; at < lines.size();) {
    const std::size_t end = std::min(lines.find('\n', at), lines.size());
    out += "    " + std::string(lines.substr(at, end - at)) + "\n";
    at = end + 1;
  }
  return out;
}

std::string one_line(std::string_view paragraph) {
  std::string out(paragraph);
  std::ranges::replace(out, '\n', ' ');
  return out;
}

std::string part_text(const lang::PagePart& part, const Style& style) {
  switch (part.kind) {
    case lang::PagePart::Kind::prose:
      return hanging("", one_line(part.text), style.columns);
    case lang::PagePart::Kind::wrong:
      return style.red("Wrong:") + "\n" + indented(part.text);
    case lang::PagePart::Kind::mended:
      return style.green("Mended:") + "\n" + indented(part.text);
  }
  return "";
}

}  // namespace

std::string code_page_text(lang::Code code, const Style& style) {
  const std::string head =
      std::string(lang::severity_word(lang::severity(code))) + "[" + std::string(lang::code_text(code)) + "]: ";
  std::string out = hanging(style.bold(head), std::string(lang::wording(code)), style.columns);
  for (const lang::PagePart& part : lang::page_parts(lang::code_page(code))) out += "\n" + part_text(part, style);
  return out;
}

std::string code_list(const Style& style) {
  std::string out;
  for (const lang::Code code : lang::all_codes())
    out += hanging(style.bold(lang::code_text(code)) + "  ", std::string(lang::wording(code)), style.columns);
  return out;
}

}  // namespace counsel::cli
