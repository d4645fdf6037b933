#include "tests/support/transcript.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace counsel::test {

namespace {

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    lines.emplace_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

[[noreturn]] void refuse(const std::string& line) {
  std::fprintf(stderr, "not a transcript, at this line: %s\n", line.c_str());
  std::exit(2);
}

bool begins_section(std::string_view line) {
  return line.starts_with("--- ") || line.starts_with("$ ") || line.starts_with("== ");
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const std::string& line : lines_of(text))
    out += (begins_section(line) || line.starts_with("\\") ? "\\" : "") + line + "\n";
  return out;
}

bool fits_from(const std::vector<std::string>& expected, std::size_t e, const std::vector<std::string>& found,
               std::size_t f) {
  for (; e < expected.size(); ++e, ++f) {
    if (expected[e] == "…") {
      for (std::size_t rest = f; rest <= found.size(); ++rest)
        if (fits_from(expected, e + 1, found, rest)) return true;
      return false;
    }
    if (f == found.size() || expected[e] != found[f]) return false;
  }
  return f == found.size();
}

}  // namespace

Transcript read_transcript(std::string_view text) {
  Transcript transcript;
  std::string* section = nullptr;
  for (const std::string& line : lines_of(text)) {
    if (line.starts_with("== ") && line.ends_with(" ==") && line.size() > 6) {
      transcript.title = line.substr(3, line.size() - 6);
      section = nullptr;
    } else if (line.starts_with("$ ")) {
      transcript.commands.push_back({.line = line.substr(2)});
      section = nullptr;
    } else if (line.starts_with("--- exit ") && !transcript.commands.empty()) {
      transcript.commands.back().exit_code = std::atoi(line.c_str() + 9);
      section = nullptr;
    } else if (line == "--- stdout" && !transcript.commands.empty()) {
      section = &transcript.commands.back().out;
    } else if (line == "--- stderr" && !transcript.commands.empty()) {
      section = &transcript.commands.back().err;
    } else if (line.starts_with("--- ") && transcript.commands.empty()) {
      transcript.files.push_back({line.substr(4), ""});
      section = &transcript.files.back().text;
    } else if (section) {
      *section += line.substr(line.starts_with("\\") ? 1 : 0) + "\n";
    } else if (!line.empty()) {
      refuse(line);
    }
  }
  if (transcript.title.empty() || transcript.commands.empty()) refuse("(it has no title or no command)");
  return transcript;
}

std::string write_transcript(const Transcript& transcript) {
  std::string out = "== " + transcript.title + " ==\n";
  for (const Transcript::File& file : transcript.files) out += "--- " + file.path + "\n" + escaped(file.text);
  for (const TranscriptCommand& command : transcript.commands) {
    out += "$ " + command.line + "\n";
    if (!command.out.empty()) out += "--- stdout\n" + escaped(command.out);
    if (!command.err.empty()) out += "--- stderr\n" + escaped(command.err);
    out += "--- exit " + std::to_string(command.exit_code) + "\n";
  }
  return out;
}

bool fits(std::string_view expected, std::string_view found) {
  return fits_from(lines_of(expected), 0, lines_of(found), 0);
}

std::string difference(std::string_view expected, std::string_view found) {
  const std::vector<std::string> wanted = lines_of(expected);
  const std::vector<std::string> came = lines_of(found);
  std::size_t same = 0;
  while (same < wanted.size() && same < came.size() && wanted[same] == came[same]) ++same;
  std::size_t tail = 0;
  while (tail < wanted.size() - same && tail < came.size() - same &&
         wanted[wanted.size() - 1 - tail] == came[came.size() - 1 - tail])
    ++tail;
  std::string out;
  for (std::size_t i = same; i < wanted.size() - tail; ++i) out += "    -" + wanted[i] + "\n";
  for (std::size_t i = same; i < came.size() - tail; ++i) out += "    +" + came[i] + "\n";
  return out;
}

}  // namespace counsel::test
