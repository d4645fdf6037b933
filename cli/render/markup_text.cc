#include "cli/render/markup_text.h"

#include "cli/render/text.h"

namespace counsel::cli {

std::string markup_text(std::string_view text) {
  std::string out;
  for (const char character : printable(text)) {
    if (character == '&') out += "&amp;";
    else if (character == '<') out += "&lt;";
    else if (character == '>') out += "&gt;";
    else if (character == '"') out += "&quot;";
    else out += character;
  }
  return out;
}

}  // namespace counsel::cli
