// Whatever a file holds: no crash, no hang, and messages that point into the file.
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>

#include "engine/eval/compile.h"
#include "tests/property/garbled_texts.h"
#include "tests/property/random_rule_base.h"
#include "tests/property/random_runs.h"
#include "tests/support/rules_text.h"
#include "tests/support/shipped_rules.h"

namespace counsel::property {
namespace {

void expect_inside(const lang::Sources& sources, Span span) {
  ASSERT_LT(index(span.file), sources.size());
  EXPECT_LE(span.begin, span.end);
  EXPECT_LE(span.end, sources.file(span.file).text.size());
}

void expect_well_placed(const test::CheckedText& checked) {
  EXPECT_TRUE(std::is_sorted(checked.diagnostics.begin(), checked.diagnostics.end(),
                             [](const auto& a, const auto& b) { return a.span < b.span; }));
  for (const lang::Diagnostic& diagnostic : checked.diagnostics) {
    SCOPED_TRACE(std::string(lang::code_text(diagnostic.code)) + ": " + lang::message(diagnostic));
    expect_inside(checked.sources, diagnostic.span);
    for (const lang::Label& label : diagnostic.labels) expect_inside(checked.sources, label.span);
    if (diagnostic.mend && diagnostic.mend->span) expect_inside(checked.sources, *diagnostic.mend->span);
  }
}

/// A program that a garbled file happens to be need not come to an end by itself.
void run_briefly(const test::RunnableText& text) {
  const RunLimits limits{.max_facts = 20'000, .max_rounds = 200, .max_bytes = 64 << 20, .stop = {}};
  const auto model = text.run({}, limits);
  EXPECT_TRUE(!model || model->total_rows() <= limits.max_facts);
}

void expect_no_harm(const std::string& text, std::uint64_t& sound) {
  const auto begin = std::chrono::steady_clock::now();
  test::CheckedText checked = test::check_text(text);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(5));
  expect_well_placed(checked);
  EXPECT_EQ(checked.program.has_value(), !lang::has_errors(checked.diagnostics));
  if (!checked.program) return;
  ++sound;
  run_briefly(test::RunnableText(std::move(checked)));
}

TEST(GarbledText, IsRefusedInPlaceOrRuns) {
  std::uint64_t sound = 0;
  for_random_cases(400, [&](std::mt19937_64& engine, std::uint64_t i) {
    Random random(engine);
    const std::string text = garbled(random_rule_base(engine).text, random);
    SCOPED_TRACE("case " + std::to_string(i) + "\n" + text);
    expect_no_harm(text, sound);
  });
  std::cout << sound << " still check\n";
  EXPECT_GT(sound, 0u);
}

TEST(GarbledText, OfTheShippedRulesIsToo) {
  std::uint64_t sound = 0;
  const auto files = test::shipped_files("backend-frameworks");
  for_random_cases(60, [&](std::mt19937_64& engine, std::uint64_t) {
    Random random(engine);
    const std::string text = garbled(random.any_of(files).second, random);
    SCOPED_TRACE(text);
    expect_no_harm(text, sound);
  });
}

}  // namespace
}  // namespace counsel::property
