#include "cli/render/proof_label.h"

#include "cli/render/proof_words.h"
#include "cli/render/text.h"

namespace counsel::cli {

namespace {

std::string cited(std::string text, const std::vector<explain::SourceNote>& sources, Footnotes& notes) {
  for (const std::string& mark : notes.marks_with_locators(sources)) text = joined(std::move(text), "; ", mark);
  return text;
}

}  // namespace

NodeSort sort_of(const explain::Node& node) {
  using Kind = explain::Node::Kind;
  switch (node.kind) {
    case Kind::ranking:
    case Kind::candidate:
      return NodeSort::candidate;
    case Kind::rule:
    case Kind::combined:
      return NodeSort::conclusion;
    case Kind::fact:
    case Kind::declared:
      return NodeSort::fact;
    case Kind::answer:
    case Kind::assumed:
      return NodeSort::answer;
    case Kind::comparison:
    case Kind::absence:
    case Kind::aggregate:
    case Kind::every:
    case Kind::several:
    case Kind::binding:
      break;
  }
  return NodeSort::logic;
}

std::vector<std::string> label_of(const explain::Node& node, Footnotes& notes) {
  const NodeWords words = words_of(node);
  std::vector<std::string> lines = {joined(words.points, " ", words.text)};
  if (node.kind == explain::Node::Kind::candidate) lines.front() = joined(words.text, ", ", words.points);
  lines.insert(lines.end(), words.notes.begin(), words.notes.end());
  if (std::string origin = cited(words.origin, node.sources, notes); !origin.empty()) lines.push_back(std::move(origin));
  for (const explain::Disputed& other : node.disputed)
    lines.push_back("disputed: " + other.statement + " — " + cited(other.place, other.sources, notes));
  if (node.hidden.any()) lines.push_back("… " + hidden_words(node.hidden));
  for (std::string& line : lines) line = printable(line);
  return lines;
}

std::vector<std::string> legend(const Footnotes& notes) {
  std::vector<std::string> lines;
  for (const std::string& title : notes.titles())
    lines.push_back("[" + std::to_string(lines.size() + 1) + "] " + printable(title));
  return lines;
}

}  // namespace counsel::cli
