#include "tests/support/html_page.h"

#include <gtest/gtest.h>

#include <set>
#include <utility>

namespace counsel::test {

namespace {

const std::set<std::string> kElements = {
    "html",    "head",   "meta",       "title", "style", "body",   "a",       "header", "p",     "h1",
    "h2",      "h3",     "ul",         "li",    "nav",   "main",   "section", "table",  "thead", "tbody",
    "tr",      "th",     "td",         "div",   "span",  "b",      "em",      "code",   "br",    "details",
    "summary", "figure", "figcaption", "svg",   "defs",  "marker", "path",    "rect",   "text",  "tspan"};
const std::set<std::string> kAttributes = {
    "lang",       "charset",         "http-equiv",   "content",  "name",    "class",   "href",   "id",
    "aria-label", "aria-labelledby", "aria-current", "tabindex", "scope",   "colspan", "style",  "open",
    "data-node",  "data-from",       "data-to",      "role",     "viewBox", "width",   "height", "refX",
    "refY",       "markerWidth",     "markerHeight", "orient",   "d",       "x",       "y",      "rx"};
const std::set<std::string> kVoid = {"meta", "br"};
const std::set<std::string> kOwnLines = {"h1", "h2", "h3", "p", "li", "th", "td"};

std::string unescaped(std::string_view text) {
  static const std::map<std::string, char, std::less<>> kNames = {
      {"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}};
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '&') {
      out += text[at];
      continue;
    }
    const std::size_t end = text.find(';', at);
    const auto found = kNames.find(text.substr(at, end == std::string_view::npos ? end : end + 1 - at));
    if (found == kNames.end()) {
      ADD_FAILURE() << "an ampersand that means nothing: " << text.substr(at, 20);
      return out;
    }
    out += found->second;
    at = end;
  }
  return out;
}

class Reader {
 public:
  explicit Reader(std::string_view page) : page_(page) {}

  HtmlElement read() {
    if (!take("<!DOCTYPE html>\n")) fail("no doctype");
    HtmlElement out = element();
    if (page_.substr(at_) != "\n") fail("something behind the page");
    return out;
  }

 private:
  bool take(std::string_view word) {
    if (!page_.substr(at_).starts_with(word)) return false;
    at_ += word.size();
    return true;
  }

  void fail(const std::string& why) {
    if (!failed_) ADD_FAILURE() << why << ", before: " << page_.substr(at_, 100);
    failed_ = true;
    at_ = page_.size();
  }

  /// What comes up to one of these signs, which is there.
  std::string_view until(std::string_view signs) {
    const std::size_t end = page_.find_first_of(signs, at_);
    if (end == std::string_view::npos) {
      fail("expected one of " + std::string(signs));
      return {};
    }
    const std::string_view out = page_.substr(at_, end - at_);
    at_ = end;
    return out;
  }

  HtmlElement element() {
    HtmlElement out;
    if (!take("<")) fail("no element");
    out.name = until(" />");
    if (!failed_ && !kElements.contains(out.name)) fail("an element <" + out.name + ">");
    while (take(" ")) attribute(out);
    if (take("/>") || failed_) return out;
    if (!take(">")) fail("<" + out.name + "> has no end");
    if (kVoid.contains(out.name)) return out;
    while (!failed_ && !take("</" + out.name + ">")) {
      if (page_[at_] == '<') {
        out.children.push_back(element());
        out.text += out.children.back().text + (kOwnLines.contains(out.children.back().name) ? "\n" : "");
      } else if (out.name == "style") {
        until("<");
      } else {
        out.text += unescaped(until("<"));
      }
    }
    return out;
  }

  void attribute(HtmlElement& of) {
    const std::string key(until("=> /"));
    if (!failed_ && !kAttributes.contains(key)) fail("an attribute " + key);
    std::string value;
    if (take("=")) {
      if (!take("\"")) fail("a value without quotes");
      value = unescaped(until("\""));
      take("\"");
    }
    if (!failed_ && !of.attributes.emplace(key, std::move(value)).second) fail("an attribute twice: " + key);
  }

  std::string_view page_;
  std::size_t at_ = 0;
  bool failed_ = false;
};

/// The lists below a clause, the nearest of each branch.
void add_clauses(const HtmlElement& element, const std::string& above, Graph& graph) {
  const std::string name = element.attribute("data-node");
  if (element.name != "li" || name.empty()) {
    for (const HtmlElement& each : element.children) add_clauses(each, above, graph);
    return;
  }
  if (!above.empty()) graph.edges.emplace(above, name);
  if (element.attribute("id") == name)
    element.visit([&, first = true](const HtmlElement& each) mutable {
      if (first && each.attribute("class") == "clause") graph.nodes[name] = each.text;
      if (each.attribute("class") == "clause") first = false;
    });
  for (const HtmlElement& each : element.children) add_clauses(each, name, graph);
}

}  // namespace

std::string HtmlElement::attribute(const std::string& key) const {
  const auto found = attributes.find(key);
  return found == attributes.end() ? "" : found->second;
}

void HtmlElement::visit(const std::function<void(const HtmlElement&)>& each) const {
  each(*this);
  for (const HtmlElement& child : children) child.visit(each);
}

HtmlElement read_html(const std::string& page) { return Reader(page).read(); }

Graph html_clauses(const HtmlElement& page) {
  Graph graph;
  add_clauses(page, "", graph);
  return graph;
}

Graph html_drawing(const HtmlElement& page) {
  Graph graph;
  page.visit([&](const HtmlElement& each) {
    const std::string from = each.attribute("data-from");
    if (!from.empty()) graph.edges.emplace(from, each.attribute("data-to"));
    const std::string name = each.attribute("data-node");
    if (each.name != "a" || name.empty()) return;
    EXPECT_EQ(each.attribute("href"), "#" + name);
    EXPECT_TRUE(graph.nodes.emplace(name, each.children.at(0).text).second) << name << " twice";
  });
  return graph;
}

std::map<std::string, int> html_ids(const HtmlElement& page) {
  std::map<std::string, int> out;
  page.visit([&](const HtmlElement& each) {
    if (const std::string id = each.attribute("id"); !id.empty()) ++out[id];
  });
  return out;
}

std::vector<std::string> html_links(const HtmlElement& page) {
  std::vector<std::string> out;
  page.visit([&](const HtmlElement& each) {
    if (each.name != "a") return;
    EXPECT_TRUE(each.attribute("href").starts_with("#")) << each.attribute("href");
    out.push_back(each.attribute("href").substr(1));
  });
  return out;
}

}  // namespace counsel::test
