#include "cli/render/diagnostics.h"

#include <algorithm>

#include "cli/render/text.h"
#include "engine/base/listed.h"
#include "engine/base/utf8.h"

namespace counsel::cli {

namespace {

using lang::Diagnostic;
using lang::Position;
using lang::Severity;
using lang::Sources;

constexpr std::size_t kNarrowestPicture = 60;
constexpr std::size_t kWidestPicture = 100;
constexpr std::string_view kTab = "    ";
constexpr std::string_view kCut = "…";

std::string place_in(const std::string& path, Span span, const Sources& sources) {
  const Position at = sources.position(span.file, span.begin);
  return path + ":" + std::to_string(at.line) + ":" + std::to_string(at.column);
}

std::string place_of(Span span, const Sources& sources) {
  return place_in(sources.file(span.file).path, span, sources);
}

/// "error[E0203]:"
std::string head_of(lang::Code code) {
  return std::string(lang::severity_word(lang::severity(code))) + "[" + std::string(lang::code_text(code)) + "]:";
}

std::string severe(lang::Code code, std::string_view text, const Style& style) {
  switch (lang::severity(code)) {
    case Severity::error:
      return style.bold_red(text);
    case Severity::warning:
      return style.yellow(text);
    case Severity::style:
      return style.cyan(text);
  }
  return "";
}

/// Source text as it is drawn on one line: tabs as blanks, and nothing that steers a terminal.
std::string drawn(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t tab = std::min(text.find('\t', at), text.size());
    out += printable(text.substr(at, tab - at));
    if (tab < text.size()) out += kTab;
    at = tab + 1;
  }
  return out;
}

/// The longest beginning of `text` that takes at most `cells`.
std::string_view first_cells(std::string_view text, std::size_t cells) {
  std::size_t end = 0;
  for (std::size_t used = 0; end < text.size();) {
    const auto character = decode_utf8(text, end);
    const std::size_t bytes = character ? character->bytes : 1;
    used += display_width(text.substr(end, bytes));
    if (used > cells) break;
    end += bytes;
  }
  return text.substr(0, end);
}

/// The longest end of `text` that takes at most `cells`.
std::string_view last_cells(std::string_view text, std::size_t cells) {
  const std::size_t width = display_width(text);
  return width <= cells ? text : text.substr(first_cells(text, width - cells).size());
}

/// A line of the file in three parts, the middle one marked; each drawn, and cut so that the line fits.
struct MarkedLine {
  std::string before, marked, after;
};

MarkedLine marked_line(Span span, const Sources& sources, std::size_t room) {
  const std::string_view line = sources.line(span.file, span.begin);
  const auto line_begin = static_cast<std::size_t>(line.data() - sources.file(span.file).text.data());
  const std::size_t from = std::min<std::size_t>(span.begin - line_begin, line.size());
  // A span over several lines is marked to the end of its first.
  const std::size_t to = std::clamp<std::size_t>(span.end - line_begin, from, line.size());
  MarkedLine parts{drawn(line.substr(0, from)), drawn(line.substr(from, to - from)), drawn(line.substr(to))};
  if (display_width(parts.before) + display_width(parts.marked) + display_width(parts.after) <= room) return parts;
  const std::size_t third = room / 3;
  if (display_width(parts.before) > third)
    parts.before = std::string(kCut) + std::string(last_cells(parts.before, third - 1));
  const std::size_t left = room - display_width(parts.before);
  if (display_width(parts.marked) > left) {
    parts.marked = std::string(first_cells(parts.marked, left - 1)) + std::string(kCut);
    parts.after.clear();
  } else if (const std::size_t rest = left - display_width(parts.marked); display_width(parts.after) > rest) {
    parts.after = rest > 0 ? std::string(first_cells(parts.after, rest - 1)) + std::string(kCut) : "";
  }
  return parts;
}

std::string picture(const Diagnostic& diagnostic, const Sources& sources, const Style& style) {
  // A finding about a file as a whole has no line to show.
  if (sources.file(diagnostic.span.file).text.empty()) return "";
  const std::string number = std::to_string(sources.position(diagnostic.span.file, diagnostic.span.begin).line);
  const std::string gutter(number.size(), ' ');
  const std::size_t columns = std::clamp(style.columns, kNarrowestPicture, kWidestPicture);
  const MarkedLine line = marked_line(diagnostic.span, sources, columns - number.size() - 3);
  std::string below(display_width(line.before), ' ');
  below += severe(diagnostic.code, std::string(std::max<std::size_t>(display_width(line.marked), 1), '^'), style);
  if (diagnostic.mend) below += " " + style.green(printable(diagnostic.mend->text));
  return style.dim(gutter + " |") + "\n" + style.dim(number + " |") + " " + line.before + line.marked + line.after +
         "\n" + style.dim(gutter + " |") + " " + below + "\n";
}

std::string notes(const Diagnostic& diagnostic, const Sources& sources, const Style& style) {
  const std::string number = std::to_string(sources.position(diagnostic.span.file, diagnostic.span.begin).line);
  const std::string first = std::string(number.size(), ' ') + " = ";
  std::string out;
  for (const lang::Label& label : diagnostic.labels)
    out += hanging(first, printable(label.text + " at " + place_of(label.span, sources)), style.columns);
  for (const std::string& note : diagnostic.notes) out += hanging(first, printable(note), style.columns);
  return out;
}

}  // namespace

std::string diagnostics_text(const std::vector<Diagnostic>& diagnostics, const Sources& sources, const Style& style) {
  std::string out;
  for (const Diagnostic& diagnostic : diagnostics) {
    if (!out.empty()) out += "\n";
    out += style.bold(printable(place_of(diagnostic.span, sources)) + ":") + " " +
           severe(diagnostic.code, head_of(diagnostic.code), style) + " " + printable(message(diagnostic)) + "\n";
    out += picture(diagnostic, sources, style) + notes(diagnostic, sources, style);
  }
  return out;
}

std::string diagnostics_compact(const std::vector<Diagnostic>& diagnostics, const Sources& sources,
                                const RuleBase& base) {
  std::string out;
  for (const Diagnostic& diagnostic : diagnostics) {
    const std::string path = base.file(sources.file(diagnostic.span.file).path);
    out += printable(place_in(path, diagnostic.span, sources) + ": " + head_of(diagnostic.code) + " " +
                     message(diagnostic)) +
           "\n";
  }
  return out;
}

std::string diagnostics_summary(const std::vector<Diagnostic>& diagnostics) {
  std::vector<std::string> counts;
  const auto count = [&](Severity severity, std::string_view noun) {
    const auto found = static_cast<std::size_t>(std::ranges::count_if(
        diagnostics, [&](const Diagnostic& diagnostic) { return lang::severity(diagnostic.code) == severity; }));
    if (found > 0) counts.push_back(counted(found, noun));
  };
  count(Severity::error, "error");
  count(Severity::warning, "warning");
  count(Severity::style, "style finding");
  return listed(counts);
}

}  // namespace counsel::cli
