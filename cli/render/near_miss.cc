#include "cli/render/near_miss.h"

#include "cli/render/numbers.h"
#include "cli/render/proof.h"
#include "cli/render/text.h"
#include "engine/base/listed.h"

namespace counsel::cli {

namespace {

using explain::NearMiss;
using explain::TriedCondition;
using Search = explain::NearestChange::Search;

constexpr std::size_t kPointsWidth = 6;
constexpr std::size_t kStateWidth = 20;

std::string state_word(TriedCondition::State state) {
  switch (state) {
    case TriedCondition::State::held: return "so";
    case TriedCondition::State::failed: return "not so";
    case TriedCondition::State::unanswered: return "unanswered";
    case TriedCondition::State::unreached: return "not reached";
  }
  return "";
}

class Lines {
 public:
  Lines(const NearMiss& miss, Footnotes& notes, const Style& style) : miss_(miss), notes_(notes), style_(style) {}

  std::string text() {
    const std::string points = miss_.points_udb ? signed_points_text(*miss_.points_udb) : "";
    std::string rule = "rule " + printable(miss_.rule);
    if (miss_.label != miss_.rule) rule += " " + printable(counsel::quoted(miss_.label));
    rule += style_.dim(", " + printable(miss_.place));
    out_ += hanging(pad_left(points, kPointsWidth) + "  ", rule, style_.columns);
    if (!miss_.overridden_by.empty()) {
      below("holds, and is overridden by rule " + printable(miss_.overridden_by));
      if (miss_.overriding) tree(*miss_.overriding, kPointsWidth + 2);
    }
    if (miss_.search) below(reach(*miss_.search));
    for (const TriedCondition& condition : miss_.conditions) tried(condition);
    return std::move(out_);
  }

 private:
  void below(const std::string& text) {
    out_ += hanging(std::string(kPointsWidth + 2, ' '), text, style_.columns);
  }

  /// What it would take.
  std::string reach(Search search) const {
    switch (search) {
      case Search::found: {
        std::vector<std::string> texts;
        for (const explain::AnswerChange& each : miss_.change) texts.push_back(style_.bold(printable(each.text)));
        return "would hold with " + listed(texts);
      }
      case Search::none:
        for (const TriedCondition& condition : miss_.conditions)
          if (condition.by_facts && condition.state == TriedCondition::State::failed)
            return "no answers would make it hold: facts decide " + printable(condition.text);
        return "no change of up to " + std::to_string(explain::kMaxMoves) + " answers would make it hold";
      case Search::given_up:
        break;
    }
    return "what would make it hold takes too long to find";
  }

  void tried(const TriedCondition& condition) {
    const std::string state = pad_left(state_word(condition.state), kStateWidth) + "  ";
    const bool held = condition.state == TriedCondition::State::held;
    std::string text = printable(condition.text);
    if (condition.needed.distance) text += ": " + condition.needed.distance->text;
    if (condition.state == TriedCondition::State::failed && !condition.obstacle && !condition.actual.empty())
      text += "; " + printable(condition.actual);
    if (condition.needed.would_do.size() > 1) text += "; " + printable(condition.needed.text) + " would do";
    out_ += hanging(held ? style_.dim(state) : state, text, style_.columns);
    if (condition.obstacle) tree(*condition.obstacle, kStateWidth + 2);
  }

  void tree(const explain::Proof& proof, std::size_t indent) {
    const Style narrower{.color = style_.color, .columns = style_.columns - indent};
    out_ += indented(proof_tree(proof, notes_, narrower), indent);
  }

  const NearMiss& miss_;
  Footnotes& notes_;
  const Style& style_;
  std::string out_;
};

}  // namespace

std::string near_miss_text(const NearMiss& miss, Footnotes& notes, const Style& style) {
  return Lines(miss, notes, style).text();
}

}  // namespace counsel::cli
