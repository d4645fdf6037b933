#include "cli/render/why_not_report.h"

#include "cli/render/near_miss_words.h"
#include "cli/render/numbers.h"
#include "cli/render/why_not_words.h"

namespace counsel::cli {

namespace {

class Page {
 public:
  explicit Page(const WhyNotView& why_not) : view_(why_not) {}

  Report report() {
    report_.headline = verdict_text(view_, {});
    report_.given = view_.given;
    report_.as_of = view_.as_of;
    if (view_.candidate) report_.question = view_.candidate->question;
    if (!view_.hindrance) return std::move(report_);
    if (view_.because) proofs("instead", "What is so instead", {*view_.because});
    if (view_.candidate) {
      proofs("exclusions", "What rules it out", view_.candidate->exclusions);
      if (!view_.candidate->margin.empty())
        reasons("margin", margin_title(view_), view_.candidate->margin, shown_margin(view_));
    }
    rules();
    if (view_.candidate) reasons("against", against_title(view_), view_.candidate->against, shown_against(view_));
    return std::move(report_);
  }

 private:
  void proofs(const std::string& id, const std::string& title, const std::vector<explain::Proof>& all) {
    ReportSection section{.id = id, .title = title};
    for (const explain::Proof& each : all) show_proof(report_, each, section.proofs);
    report_.sections.push_back(std::move(section));
  }

  void reasons(const std::string& id, const std::string& title, const std::vector<ReasonView>& list, const ShownReasons& shown) {
    ReportSection section{.id = id, .title = title};
    for (std::size_t i = 0; i < shown.shown; ++i)
      section.items.push_back(reason_item(signed_points_text(list[i].points_udb), list[i]));
    if (shown.more > 0)
      section.items.push_back({.mark = signed_points_text(shown.more_udb), .said = {more_reasons_text(shown)}});
    report_.sections.push_back(std::move(section));
  }

  void rules() {
    ReportSection section{.id = "rules", .title = rules_title(view_)};
    if (view_.misses.nearest.empty()) section.paragraphs.push_back(no_rules_text(view_));
    for (const explain::NearMiss& miss : view_.misses.nearest) section.items.push_back(near_miss(miss));
    if (view_.misses.more > 0) section.items.push_back({.said = {more_rules_text(view_)}});
    report_.sections.push_back(std::move(section));
  }

  ReportItem near_miss(const explain::NearMiss& miss) {
    ReportItem item{.mark = miss.points_udb ? signed_points_text(*miss.points_udb) : "",
                    .said = {rule_name_text(miss) + ", " + miss.place}};
    if (!miss.overridden_by.empty()) item.details.push_back({set_aside_text(miss)});
    if (!miss.overridden_by.empty() && miss.overriding) show_proof(report_, *miss.overriding, item.proofs);
    if (miss.search) item.details.push_back({reach_text(miss, {})});
    for (const explain::TriedCondition& condition : miss.conditions) {
      ReportItem tried{.mark = std::string(state_word(condition.state)), .said = {tried_text(condition)}};
      if (condition.obstacle) show_proof(report_, *condition.obstacle, tried.proofs);
      item.below.push_back(std::move(tried));
    }
    return item;
  }

  const WhyNotView& view_;
  Report report_;
};

}  // namespace

Report why_not_report(const WhyNotView& why_not) { return Page(why_not).report(); }

}  // namespace counsel::cli
