// What sentences imply about their words; with the declarations above them they check.
#include "engine/lang/declare.h"

#include <gtest/gtest.h>

#include "engine/lang/parse.h"
#include "tests/support/rules_text.h"

namespace counsel::lang {
namespace {

std::string declarations_for(const std::string& text) {
  Sources sources;
  sources.add("case.rules", text);
  const Parsed parsed = parse(sources);
  EXPECT_TRUE(parsed.diagnostics.empty()) << text;
  std::vector<Diagnostic> diagnostics;
  const Vocabulary vocabulary = collect(parsed.tree, diagnostics);
  return declare(usage_of(parsed.tree, vocabulary), vocabulary);
}

struct Case {
  const char* rules;
  const char* declared;
};

const Case kCases[] = {
    {"rule r  a implies b\n",
     "attribute a: yes or no  ask \"a?\"\n"
     "attribute b: yes or no\n"},
    // Of two words the later is the attribute, unless the other has more partners …
    {"rule r  high load implies b\n",
     "attribute load: one of high, other  ask \"load?\"\n"
     "attribute b: yes or no\n"},
    {"rule r  need orm or need admin implies b\n",
     "attribute need: one of orm, admin  ask \"need?\"\n"
     "attribute b: yes or no\n"},
    // … or is an attribute elsewhere, or the later is a value elsewhere.
    {"rule r  need orm or need is admin implies b\n",
     "attribute need: one of orm, admin  ask \"need?\"\n"
     "attribute b: yes or no\n"},
    {"rule r  want orm implies b\nrule s  wish is orm implies b\n",
     "attribute want: one of orm, other  ask \"want?\"\n"
     "attribute b: yes or no\n"
     "attribute wish: one of orm, other  ask \"wish?\"\n"},
    // Several values.
    {"rule r  need orm and need admin implies b\n",
     "attribute need: any of orm, admin  ask \"need?\"\n"
     "attribute b: yes or no\n"},
    {"rule r  need ?feature and offers(Gin, ?feature) and offers(Rails, orm) implies b\n",
     "kind feature: orm, other\n"
     "kind value: Gin, Rails\n"
     "\n"
     "attribute need: any of feature  ask \"need?\"\n"
     "attribute b: yes or no\n"
     "\n"
     "relation offers(value: value, feature: feature)\n"},
    // Numbers and texts.
    {"rule r  size > 3 and weight < 0.5 and size + other-size = 3 implies b\n",
     "attribute size: integer  ask \"size?\"\n"
     "attribute weight: number  ask \"weight?\"\n"
     "attribute other-size: integer  ask \"other-size?\"\n"
     "attribute b: yes or no\n"},
    {"rule r  motto is \"be quick\" and name = \"x\" implies size is 3\n",
     "attribute motto: text  ask \"motto?\"\n"
     "attribute name: text  ask \"name?\"\n"
     "attribute size: integer\n"},
    {"rule r  level is one of low, high and level is known and open is yes implies level is low\n",
     "attribute level: one of low, high\n"
     "attribute open: yes or no  ask \"open?\"\n"},
    // Words of the language are quoted.
    {"rule r  when \"source\" and level is \"not\" and level is high implies b\n",
     "attribute \"source\": yes or no  ask \"source?\"\n"
     "attribute level: any of \"not\", high  ask \"level?\"\n"
     "attribute b: yes or no\n"},
    // Relations, and what is declared already.
    {"kind tool: Git, Make\nrelation knows(person: name, tool: tool)\nfact knows(Ann, Git)\n"
     "rule r  knows(Ann, ?tool) and ?tool beats ?other implies better(?tool, ?other)\n",
     "relation beats(tool: tool, other: name)\n"
     "relation better(tool: tool, other: name)\n"},
    {"fact age(Ann, 3)\nfact age(Ben, 4)\nrule r  age(?who, ?n) and ?n < 5 implies young(?who)\n",
     "kind who: Ann, Ben\n"
     "\n"
     "relation age(who: who, column2: integer)\n"
     "relation young(who: who)\n"},
    // Decisions.
    {"rule r  fast suggests A or B\n",
     "kind choice: A, B\n"
     "\n"
     "attribute fast: yes or no  ask \"fast?\"\n"
     "\n"
     "decision choice: one of choice  ask \"Which choice?\"\n"},
    {"kind choice: A, B\nrule r  fast excludes C or D\n",
     "kind choice-2: C, D\n"
     "\n"
     "attribute fast: yes or no  ask \"fast?\"\n"
     "\n"
     "decision choice-2: one of choice-2  ask \"Which choice-2?\"\n"},
    {"kind framework: A, B\ndecision framework: one of framework\nattribute fast: yes or no\n"
     "rule r  fast suggests A  source guide\n",
     "source guide \"guide\"\n"},
    {"kind framework: A, B\n", ""},
};

TEST(Declare, SaysWhatTheSentencesImply) {
  for (const auto& [rules, declared] : kCases) EXPECT_EQ(declarations_for(rules), declared) << rules;
}

TEST(Declare, LeavesNothingThatIsUnknown) {
  for (const auto& [rules, declared] : kCases) {
    const auto checked = test::check_text(declarations_for(rules) + "\n" + rules);
    EXPECT_TRUE(checked.program) << declarations_for(rules) << rules << checked.message();
  }
}

}  // namespace
}  // namespace counsel::lang
