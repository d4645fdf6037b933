#include "cli/render/sensitivity.h"

#include <cstdlib>

#include "cli/render/numbers.h"
#include "cli/render/text.h"
#include "engine/base/listed.h"
#include "engine/base/value.h"

namespace counsel::cli {

namespace {

constexpr std::size_t kMostNames = 3;
const std::string kIndent(5, ' ');

std::string labels(const std::vector<CandidateName>& candidates) {
  // One name more than fits is shown rather than counted.
  const std::size_t shown = candidates.size() > kMostNames + 1 ? kMostNames : candidates.size();
  std::vector<std::string> out;
  for (std::size_t i = 0; i < shown; ++i) out.push_back(printable(candidates[i].label));
  if (shown < candidates.size()) out.push_back(std::to_string(candidates.size() - shown) + " others");
  return listed(out);
}

std::string would_lead(const std::vector<CandidateName>& leaders) {
  if (leaders.empty()) return "nobody would lead";
  return labels(leaders) + " would lead" + (leaders.size() > 1 ? " together" : "");
}

/// "0.07"
std::string by(int hundredths) {
  const int size = std::abs(hundredths);
  return (size < 10 ? "0.0" : "0.") + std::to_string(size);
}

std::string margin(const SensitivityView& view) {
  const std::string leader = printable(view.leader.label);
  if (!view.margin_udb) return leader + " leads because every other candidate is ruled out.";
  return leader + " is " + points_text(*view.margin_udb) + " points ahead of " + labels(view.runners_up) + ".";
}

std::string strengths(const SensitivityView& view) {
  const std::string leader = printable(view.leader.label);
  if (!view.moved_apart) return "However weak or strong the rules were, " + leader + " would lead.";
  const auto& alike = view.moved_alike;
  const std::string all = alike ? std::string("With all rules ") + (alike->hundredths < 0 ? "weaker" : "stronger") +
                                      " by " + by(alike->hundredths) + ", " + would_lead(alike->leaders) + "."
                                : "With all rules weaker or stronger alike, " + leader + " would still lead.";
  return all + " With each weaker or stronger by " + by(view.moved_apart->hundredths) + ", whichever is worse for " +
         leader + ", " + labels(view.moved_apart->rivals) + " would catch up. (Rules have strengths from 0 to 1.)";
}

std::string without(const std::string& what, const SensitivityView::Left& left, const CandidateName& leader) {
  const bool stays = left.leaders == std::vector{leader} && left.margin_udb;
  return "Without the " + printable(what) + ", " +
         (stays ? "the lead would be " + points_text(*left.margin_udb) + " points" : would_lead(left.leaders)) + ".";
}

std::string rule_words(const SensitivityView::WithoutRule& without) {
  return "rule " + (without.label == without.rule ? without.rule : counsel::quoted(without.label));
}

}  // namespace

std::vector<std::string> sensitivity_sentences(const SensitivityView& sensitivity) {
  std::vector<std::string> lines = {margin(sensitivity)};
  if (sensitivity.margin_udb) lines.push_back(strengths(sensitivity));
  if (const auto& rule = sensitivity.without_rule)
    lines.push_back(without(rule_words(*rule), rule->left, sensitivity.leader));
  if (const auto& answer = sensitivity.without_answer)
    lines.push_back(without("answer " + answer->attribute + "=" + answer->value, answer->left, sensitivity.leader));
  return lines;
}

std::string sensitivity_text(const SensitivityView& sensitivity, const Style& style) {
  std::string out = style.bold(kSensitivityTitle) + "\n";
  for (const std::string& line : sensitivity_sentences(sensitivity)) out += hanging(kIndent, line, style.columns);
  return out;
}

}  // namespace counsel::cli
