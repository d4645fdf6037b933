// All formats draw the same nodes and edges of a proof, and no text can break out of its place in any of them.
#include <gtest/gtest.h>

#include <algorithm>

#include "cli/render/graph_svg.h"
#include "cli/render/markdown.h"
#include "cli/render/proof_formats.h"
#include "cli/render/proof_label.h"
#include "cli/render/proof_outline.h"
#include "cli/render/proof_words.h"
#include "cli/render/report_formats.h"
#include "cli/render/text.h"
#include "engine/base/ids.h"
#include "engine/explain/trim.h"
#include "tests/property/proof_samples.h"
#include "tests/property/report_samples.h"
#include "tests/property/random_runs.h"
#include "tests/support/graph_text.h"
#include "tests/support/html_page.h"

namespace counsel::property {
namespace {

using cli::OutlineLine;
using cli::ProofFormat;
using explain::Proof;
using test::Graph;
using Shows = OutlineLine::Shows;

std::string drawn(const Proof& proof, ProofFormat format) {
  return cli::rendered({.headline = "", .proof = proof}, format, {.columns = 1'000'000});
}

std::set<std::string> names(const Graph& graph) {
  std::set<std::string> out;
  for (const auto& [name, label] : graph.nodes) out.insert(name);
  return out;
}

std::string without_blanks(std::string text) {
  std::erase_if(text, [](char c) { return c == ' ' || c == '\n'; });
  return text;
}

void expect_labels(const Graph& found, const Proof& proof) {
  cli::Footnotes notes;
  for (std::size_t i = 0; i < proof.nodes.size(); ++i) {
    std::string lines;
    for (const std::string& line : cli::label_of(proof.nodes[i], notes)) lines += line + "\n";
    EXPECT_EQ(without_blanks(found.nodes.at("n" + std::to_string(i))), without_blanks(lines));
  }
}

/// Every node is opened once, with its premises below it in their order, and every other line for it is a mention.
void expect_same_outline(const std::vector<cli::OutlineSection>& sections, const Proof& proof) {
  std::vector<std::size_t> opened(proof.nodes.size());
  for (const cli::OutlineSection& section : sections)
    for (std::size_t i = 0; i < section.size(); ++i) {
      const explain::Node& node = proof.node(section[i].node);
      if (section[i].shows != Shows::node) continue;
      ++opened[index(section[i].node)];
      std::vector<explain::NodeId> below;
      bool hidden = false;
      for (std::size_t j = i + 1; j < section.size() && section[j].depth > section[i].depth; ++j) {
        if (section[j].depth != section[i].depth + 1) continue;
        if (section[j].shows == Shows::hidden)
          hidden = true;
        else
          below.push_back(section[j].node);
      }
      EXPECT_EQ(below, node.premises);
      EXPECT_EQ(hidden, node.hidden.any());
    }
  for (std::size_t i = 0; i < opened.size(); ++i) {
    const bool leaf = proof.nodes[i].premises.empty() && !proof.nodes[i].hidden.any();
    EXPECT_TRUE(opened[i] == 1 || (leaf && opened[i] > 1)) << "n" << i << ": " << opened[i];
  }
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    out.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

/// The depth and the rest of each line of a tree that is an item of it.
using Items = std::vector<std::pair<std::size_t, std::string>>;

Items text_items(const std::string& text) {
  Items out;
  bool section = true;
  for (std::string line : lines_of(text)) {
    if (line == "Sources" || line == "Reasons that rest on the same") break;
    std::size_t depth = 0;
    while (line.starts_with("│  ") || line.starts_with("   ")) {
      line.erase(0, line.starts_with(" ") ? 3 : 5);
      ++depth;
    }
    const bool item = line.starts_with("├─ ") || line.starts_with("└─ ");
    if (item) line.erase(0, std::string("├─ ").size());
    if (item || (section && !line.empty())) out.emplace_back(item ? depth + 1 : 0, line);
    section = line.empty();
  }
  return out;
}

Items markdown_items(const std::string& text) {
  Items out;
  for (const std::string& line : lines_of(text)) {
    if (line.starts_with("[^") || line == "**Reasons that rest on the same**") break;
    const std::size_t indent = std::min(line.find_first_not_of(' '), line.size());
    if (line.substr(indent).starts_with("- ")) out.emplace_back(indent / 2, line.substr(indent + 2));
  }
  return out;
}

void expect_items(const Items& items, const Proof& proof, const std::vector<cli::OutlineSection>& sections,
                  std::string (*escaped)(std::string_view)) {
  std::size_t at = 0;
  for (const cli::OutlineSection& section : sections)
    for (const OutlineLine& line : section) {
      ASSERT_LT(at, items.size());
      const explain::Node& node = proof.node(line.node);
      const auto& [depth, text] = items[at++];
      EXPECT_EQ(depth, line.depth) << text;
      const std::string said = line.shows == Shows::hidden ? cli::hidden_words(node.hidden) : cli::words_of(node).text;
      EXPECT_NE(text.find(escaped(said).substr(0, 200)), std::string::npos) << text << "\nhas no\n" << said;
      EXPECT_EQ(text.find("as above") != std::string::npos, line.shows == Shows::above) << text;
    }
  EXPECT_EQ(at, items.size());
}

std::string one_line(std::string_view text) {
  std::string out;
  for (const std::string& part : cli::wrap(cli::printable(text), 1'000'000)) out += part;
  return out;
}

/// On a page every node has one clause and one box, and all links lead somewhere on it.
void expect_page(const std::string& html, const Proof& proof, const Graph& expected) {
  const test::HtmlElement page = test::read_html(html);
  const Graph clauses = test::html_clauses(page);
  EXPECT_EQ(names(clauses), names(expected));
  EXPECT_EQ(clauses.edges, expected.edges);
  for (std::size_t i = 0; i < proof.nodes.size(); ++i)
    EXPECT_NE(clauses.nodes.at("n" + std::to_string(i)).find(cli::printable(cli::words_of(proof.nodes[i]).text)), std::string::npos);
  const Graph drawing = test::html_drawing(page);
  const bool drawn = proof.nodes.size() <= cli::kMaxDrawnNodes;
  EXPECT_EQ(names(drawing), drawn ? names(expected) : std::set<std::string>{});
  EXPECT_EQ(drawing.edges, drawn ? expected.edges : decltype(expected.edges){});
  if (drawn) expect_labels(drawing, proof);
  const std::map<std::string, int> ids = test::html_ids(page);
  for (const auto& [id, count] : ids) EXPECT_EQ(count, 1) << id;
  for (const std::string& target : test::html_links(page)) EXPECT_TRUE(ids.contains(target)) << target;
}

void expect_same(const Proof& proof) {
  const Graph expected = test::graph_of(proof);
  const Graph json = test::read_json_proof(drawn(proof, ProofFormat::json));
  const Graph dot = test::read_dot(drawn(proof, ProofFormat::dot));
  const Graph mermaid = test::read_mermaid(drawn(proof, ProofFormat::mermaid));
  for (const Graph* found : {&json, &dot, &mermaid}) {
    EXPECT_EQ(names(*found), names(expected));
    EXPECT_EQ(found->edges, expected.edges);
  }
  expect_labels(dot, proof);
  expect_labels(mermaid, proof);
  expect_page(drawn(proof, ProofFormat::html), proof, expected);
  const auto sections = cli::outline(proof);
  expect_same_outline(sections, proof);
  expect_items(text_items(drawn(proof, ProofFormat::text)), proof, sections, one_line);
  expect_items(markdown_items(drawn(proof, ProofFormat::markdown)), proof, sections, cli::markdown_text);
}

TEST(Renderings, OfEveryExampleHoldTheSameNodesAndEdges) {
  std::size_t proofs = 0;
  for (const char* base : {"backend-frameworks", "animals", "loan", "organisation"})
    for (const Proof& proof : example_proofs(base)) {
      if (proof.nodes.size() < 3 && ++proofs % 50 != 0) continue;  // most say that nothing is said
      expect_same(proof);
      ++proofs;
      if (testing::Test::HasFailure()) return;
    }
  EXPECT_GT(proofs, 1000u);
}

TEST(Renderings, OfRandomRuleBasesHoldTheSameNodesAndEdges) {
  std::size_t proofs = 0;
  for_random_cases(40, [&](std::mt19937_64& random, std::uint64_t i) {
    SCOPED_TRACE("case " + std::to_string(i));
    for (const Proof& proof : random_base_proofs(random)) {
      if (testing::Test::HasFailure()) return;
      expect_same(explain::trimmed(proof, {.candidates = 1 + random() % 4, .reasons = 1 + random() % 4, .members = 3, .depth = 1 + random() % 9}));
      ++proofs;
    }
  });
  EXPECT_GT(proofs, 500u);
}

/// The items of a report, with the outlines of the proofs below them, as Markdown draws them.
void expect_report_items(const std::vector<cli::ReportItem>& items, const Proof& proof, std::size_t depth,
                         const Items& found, std::size_t& at) {
  const auto next = [&](std::size_t expected_depth, const std::string& text) {
    ASSERT_LT(at, found.size());
    EXPECT_EQ(found[at].first, expected_depth) << found[at].second;
    EXPECT_NE(found[at].second.find(cli::markdown_text(text)), std::string::npos) << found[at].second << "\nhas no\n" << text;
    ++at;
  };
  for (const cli::ReportItem& item : items) {
    next(depth, item.said.text);
    for (const explain::NodeId root : item.proofs)
      for (const cli::OutlineSection& section : cli::outline(proof, root))
        for (const OutlineLine& line : section) {
          const explain::Node& node = proof.node(line.node);
          next(depth + 1 + line.depth,
               line.shows == Shows::hidden ? cli::hidden_words(node.hidden) : cli::words_of(node).text);
        }
    expect_report_items(item.below, proof, depth + 1, found, at);
  }
}

/// All that a report proves is on its page once, and in its graphs; and its lists hold what it says, and no more.
void expect_same(const cli::Report& report) {
  const Graph expected = test::graph_of(report.proof);
  expect_page(cli::rendered(report, ProofFormat::html), report.proof, expected);
  for (const Graph& found : {test::read_dot(cli::rendered(report, ProofFormat::dot)),
                             test::read_mermaid(cli::rendered(report, ProofFormat::mermaid))}) {
    EXPECT_EQ(names(found), names(expected));
    EXPECT_EQ(found.edges, expected.edges);
  }
  const Items found = markdown_items(cli::rendered(report, ProofFormat::markdown));
  std::size_t at = 0;
  for (const cli::ReportSection& section : report.sections) expect_report_items(section.items, report.proof, 0, found, at);
  EXPECT_EQ(at, found.size());
}

TEST(Renderings, OfReportsHoldAllThatIsProved) {
  for_random_cases(300, [&](std::mt19937_64& random, std::uint64_t i) {
    SCOPED_TRACE("case " + std::to_string(i));
    expect_same(hostile_report(random));
  });
}

TEST(Renderings, KeepEveryTextInItsPlace) {
  for_random_cases(1000, [&](std::mt19937_64& random, std::uint64_t i) {
    SCOPED_TRACE("case " + std::to_string(i));
    expect_same(hostile_proof(random));
  });
}

}  // namespace
}  // namespace counsel::property
