// What a reader sees of a proof is in the words of authors and users: nothing that the checker made up shows through.
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <set>

#include "cli/render/proof_formats.h"
#include "engine/explain/trim.h"
#include "tests/property/proof_samples.h"
#include "tests/support/html_page.h"
#include "tests/support/rules_text.h"
#include "tests/support/shipped_rules.h"

namespace counsel::property {
namespace {

using cli::ProofFormat;
using explain::Proof;
using lang::Role;

bool is_letter(char character) { return std::isalnum(static_cast<unsigned char>(character)) != 0; }

/// The names of relations and rules that no author wrote. Others that the checker makes read as an author would say
/// them, such as `team-size is known` and `Phoenix is a framework`.
std::vector<std::string> made_names(const lang::Program& program) {
  std::vector<std::string> out;
  for (const lang::Relation& relation : program.relations) {
    if (relation.role == Role::concluded || relation.role == Role::given || relation.role == Role::stated)
      out.push_back(relation.name);
    if (relation.role == Role::evidence) out.push_back(relation.name + "(");
  }
  for (const lang::Rule& rule : program.rules)
    if (rule.origin == lang::Rule::Origin::assumed || rule.origin == lang::Rule::Origin::passed_on)
      out.push_back("rule " + rule.name);
  return out;
}

/// `?name` for each variable in a text; a question mark that ends a question is none, whatever the page has behind it.
std::set<std::string> variables_in(const std::string& text) {
  std::set<std::string> out;
  for (std::size_t at = 0; (at = text.find('?', at)) != std::string::npos; ++at) {
    std::size_t end = at + 1;
    while (end < text.size() && (is_letter(text[end]) || text[end] == '-' || text[end] == '_')) ++end;
    const bool ends_question = at > 0 && is_letter(text[at - 1]);
    if (end > at + 1 && !ends_question) out.insert(text.substr(at, end - at));
  }
  return out;
}

/// A node's name in drawings, as a word of its own.
bool has_node_name(const std::string& text) {
  for (std::size_t at = 0; (at = text.find('n', at)) != std::string::npos; ++at) {
    std::size_t end = at + 1;
    while (end < text.size() && std::isdigit(static_cast<unsigned char>(text[end]))) ++end;
    const bool begins = at == 0 || (!is_letter(text[at - 1]) && text[at - 1] != '-');
    if (begins && end > at + 1 && (end == text.size() || !is_letter(text[end]))) return true;
  }
  return false;
}

/// What a page shows, which is all within its body.
std::string page_text(const std::string& page) {
  std::string out;
  test::read_html(page).visit([&](const test::HtmlElement& each) {
    if (each.name == "body") out = each.text;
  });
  return out;
}

class Words {
 public:
  explicit Words(const std::string& rule_base) {
    for (const auto& [name, text] : test::shipped_files(rule_base)) written_ += text;
    const test::RunnableText rules(test::check_files(test::shipped_files(rule_base)));
    made_names_ = made_names(rules.program);
  }

  void expect_none_made(const std::string& shown) const {
    for (const std::string& name : made_names_)
      EXPECT_EQ(shown.find(name), std::string::npos) << name << " in\n" << shown;
    for (const std::string& name : variables_in(shown))
      EXPECT_NE(written_.find(name), std::string::npos) << name << " in\n" << shown;
    EXPECT_EQ(shown.find_first_of("{}"), std::string::npos) << shown;
    EXPECT_FALSE(has_node_name(shown)) << shown;
  }

 private:
  std::string written_;
  std::vector<std::string> made_names_;
};

TEST(Wording, OfEveryExampleIsThatOfAuthorsAndUsers) {
  std::size_t proofs = 0;
  for (const char* base : {"backend-frameworks", "animals", "loan", "organisation"}) {
    const Words words(base);
    for (const Proof& proof : example_proofs(base)) {
      if (proof.nodes.size() < 2) continue;
      const Proof shown = explain::trimmed(proof, {.reasons = 1 + proofs % 5});
      words.expect_none_made(
          cli::rendered({.headline = {}, .proof = shown}, ProofFormat::text, {.columns = 1'000'000}));
      words.expect_none_made(page_text(cli::rendered({.headline = {}, .proof = shown}, ProofFormat::html, {})));
      // Every other format draws the same words of the same nodes (renderings_test.cc).
      ++proofs;
      if (testing::Test::HasFailure()) return;
    }
  }
  EXPECT_GT(proofs, 500u);
}

TEST(Wording, IsHeldAgainstWhatTheCheckerMadeUp) {
  const test::RunnableText rules(
      test::check_text("kind part: wheel, bell\n"
                       "attribute size: integer  ask \"How large?\"  default 5\n"
                       "attribute ill: yes or no uncertain\n"
                       "decision part: one of part\n"
                       "rule large  size > 3 suggests wheel\n"));
  const std::vector<std::string> names = made_names(rules.program);
  for (const char* name :
       {"size as concluded", "size is given", "ill as stated", "rule large(", "rule default of size"})
    EXPECT_NE(std::ranges::find(names, name), names.end()) << name;
  EXPECT_EQ(variables_in("why?Which ?part of ?n?"), (std::set<std::string>{"?part", "?n"}));
  EXPECT_TRUE(has_node_name("see n12."));
  EXPECT_FALSE(has_node_name("on 12 n-1 an12 n12a"));
}

}  // namespace
}  // namespace counsel::property
