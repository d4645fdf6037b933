#include "cli/render/near_miss.h"

#include "cli/render/near_miss_words.h"
#include "cli/render/numbers.h"
#include "cli/render/proof.h"
#include "cli/render/text.h"

namespace counsel::cli {

namespace {

using explain::NearMiss;
using explain::TriedCondition;

constexpr std::size_t kPointsWidth = 6;
constexpr std::size_t kStateWidth = 20;

class Lines {
 public:
  Lines(const NearMiss& miss, Footnotes& notes, const Style& style) : miss_(miss), notes_(notes), style_(style) {}

  std::string text() {
    const std::string points = miss_.points_udb ? signed_points_text(*miss_.points_udb) : "";
    const std::string rule = rule_name_text(miss_) + style_.dim(", " + printable(miss_.place));
    out_ += hanging(pad_left(points, kPointsWidth) + "  ", rule, style_.columns);
    if (!miss_.overridden_by.empty()) {
      below(set_aside_text(miss_));
      if (miss_.overriding) tree(*miss_.overriding, kPointsWidth + 2);
    }
    if (miss_.search) below(reach_text(miss_, style_));
    for (const TriedCondition& condition : miss_.conditions) tried(condition);
    return std::move(out_);
  }

 private:
  void below(const std::string& text) {
    out_ += hanging(std::string(kPointsWidth + 2, ' '), text, style_.columns);
  }

  void tried(const TriedCondition& condition) {
    const std::string state = pad_left(state_word(condition.state), kStateWidth) + "  ";
    const bool held = condition.state == TriedCondition::State::held;
    out_ += hanging(held ? style_.dim(state) : state, tried_text(condition), style_.columns);
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
