// tests/support/html_page.h
// A page read back as a tree of elements. Strict: elements are nested and closed, and have no name or attribute that our
// pages do not have, so that nothing that a text brings along can pass for one.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "tests/support/graph_text.h"

namespace counsel::test {

struct HtmlElement {
  std::string name;
  std::map<std::string, std::string> attributes;
  std::string text;  // of itself and all within, without style; cells and paragraphs end their line
  std::vector<HtmlElement> children;

  std::string attribute(const std::string& key) const;
  /// Calls for this and all within, parents first.
  void visit(const std::function<void(const HtmlElement&)>& each) const;
};

/// The element `html`, or a failure.
HtmlElement read_html(const std::string& page);

/// What the lists of the proof say: the text of each node's own clause, and what stands below which.
Graph html_clauses(const HtmlElement& page);

/// What the drawing says: the title of each box, and its arrows.
Graph html_drawing(const HtmlElement& page);

/// How often each `id` comes up.
std::map<std::string, int> html_ids(const HtmlElement& page);

/// Where links on the page lead to, each without its `#`.
std::vector<std::string> html_links(const HtmlElement& page);

}  // namespace counsel::test
