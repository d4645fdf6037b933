#include "cli/views/sensitivity.h"

#include "cli/case_facts.h"

namespace counsel::cli {

namespace {

class Words {
 public:
  Words(const Ready& ready, const Consultation& consultation, DecisionId decision)
      : ready_(ready),
        consultation_(consultation),
        members_(ready.program.kind(ready.program.decisions[index(decision)].candidates).members) {}

  CandidateName name(std::size_t candidate) const { return {members_[candidate].name, members_[candidate].label}; }

  std::vector<CandidateName> names(const std::vector<std::size_t>& candidates) const {
    std::vector<CandidateName> out;
    for (const std::size_t each : candidates) out.push_back(name(each));
    return out;
  }

  SensitivityView::WithoutRule without(const decide::Hinge<RuleId>& hinge) const {
    const lang::Rule& rule = ready_.program.rule(hinge.what);
    return {rule.name, rule.label, ready_.sources.place(rule.span), left(hinge.without)};
  }

  SensitivityView::WithoutAnswer without(const decide::Hinge<std::size_t>& hinge) const {
    const Fact& answer = consultation_.answers[hinge.what];
    return {answer.relation, answer.values.empty() ? "none" : answer_text(answer), left(hinge.without)};
  }

 private:
  SensitivityView::Left left(const decide::LeadWithout& without) const {
    return {names(without.leaders), without.margin_udb};
  }

  const Ready& ready_;
  const Consultation& consultation_;
  const std::vector<lang::Kind::Member>& members_;
};

}  // namespace

SensitivityView sensitivity_view(const decide::Sensitivity& found, const Ready& ready, const Consultation& consultation,
                                 DecisionId decision) {
  const Words words(ready, consultation, decision);
  SensitivityView view{
      .leader = words.name(found.leader), .runners_up = words.names(found.runners_up), .margin_udb = found.margin_udb};
  if (const auto& alike = found.strengths.alike) view.moved_alike = {alike->hundredths, words.names(alike->leaders)};
  if (const auto& apart = found.strengths.apart) view.moved_apart = {apart->hundredths, words.names(apart->rivals)};
  if (found.rule) view.without_rule = words.without(*found.rule);
  if (found.answer) view.without_answer = words.without(*found.answer);
  return view;
}

}  // namespace counsel::cli
