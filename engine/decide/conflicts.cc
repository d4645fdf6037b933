#include "engine/decide/conflicts.h"

#include <algorithm>

#include "engine/decide/relax.h"

namespace counsel::decide {

namespace {

constexpr std::size_t kMaxTriedBySize = 12;

class Search {
 public:
  Search(const lang::Program& program, const eval::Prepared& prepared, std::span<const eval::CaseFact> answers,
         DecisionId decision, const RunLimits& limits)
      : program_(program), prepared_(prepared), answers_(answers), decision_(decision), limits_(limits) {}

  Result<std::vector<Conflict>> run() {
    const Conflict relevant = relevant_answers();
    if (relevant.size() > kMaxTriedBySize) return by_deletion();
    std::vector<Conflict> found;
    for (std::size_t size = 0; size <= relevant.size() && found.size() < kMaxConflicts; ++size)
      if (auto tried = try_sets(relevant, size, found); !tried) return tl::unexpected(tried.error());
    if (found.empty()) return by_deletion();
    return found;
  }

 private:
  /// What an excluding conclusion can depend on. Another answer can matter only by making arithmetic or a
  /// contradiction come out differently.
  Conflict relevant_answers() const {
    Conflict out;
    for (std::size_t i = 0; i < answers_.size(); ++i) {
      RelationId about = answers_[i].relation;
      if (const auto of = program_.relation(about).of) about = *of;
      const std::vector<bool> depends = depends_on(program_, {about});
      const bool excludes = std::any_of(program_.rules.begin(), program_.rules.end(), [&](const lang::Rule& rule) {
        return std::any_of(rule.conclusions.begin(), rule.conclusions.end(),
                           [&](const lang::RuleConclusion& conclusion) {
                             return conclusion.verb == lang::Verb::excludes && conclusion.decision == decision_ &&
                                    depends[index(conclusion.evidence)];
                           });
      });
      if (excludes) out.push_back(i);
    }
    return out;
  }

  Result<bool> nothing_fits(const Conflict& set) const {
    std::vector<eval::CaseFact> given;
    for (const std::size_t number : set) given.push_back(answers_[number]);
    const auto model = eval::run(prepared_, given, limits_);
    if (!model) return tl::unexpected(model.error());
    const auto result = lead(program_, *model, decision_);
    if (!result) return tl::unexpected(result.error());
    return result->outcome == Outcome::nothing_fits;
  }

  /// All sets of this size, in order, that hold none of those found.
  Result<void> try_sets(const Conflict& from, std::size_t size, std::vector<Conflict>& found) const {
    std::vector<bool> chosen(from.size(), false);
    std::fill(chosen.begin(), chosen.begin() + static_cast<std::ptrdiff_t>(size), true);
    do {
      Conflict set;
      for (std::size_t i = 0; i < from.size(); ++i)
        if (chosen[i]) set.push_back(from[i]);
      const bool holds_one = std::any_of(found.begin(), found.end(), [&](const Conflict& smaller) {
        return std::includes(set.begin(), set.end(), smaller.begin(), smaller.end());
      });
      if (holds_one) continue;
      const auto excluded = nothing_fits(set);
      if (!excluded) return tl::unexpected(excluded.error());
      if (*excluded) found.push_back(std::move(set));
    } while (found.size() < kMaxConflicts && std::prev_permutation(chosen.begin(), chosen.end()));
    return {};
  }

  Result<std::vector<Conflict>> by_deletion() const {
    Conflict set;
    for (std::size_t i = 0; i < answers_.size(); ++i) set.push_back(i);
    // A negation can make an answer needed only while another is there, so it takes more than one round.
    for (bool shrank = true; shrank;) {
      shrank = false;
      for (std::size_t i = set.size(); i-- > 0;) {
        Conflict less = set;
        less.erase(less.begin() + static_cast<std::ptrdiff_t>(i));
        const auto excluded = nothing_fits(less);
        if (!excluded) return tl::unexpected(excluded.error());
        if (!*excluded) continue;
        set = std::move(less);
        shrank = true;
      }
    }
    return std::vector<Conflict>{set};
  }

  const lang::Program& program_;
  const eval::Prepared& prepared_;
  std::span<const eval::CaseFact> answers_;
  DecisionId decision_;
  const RunLimits& limits_;
};

}  // namespace

Result<std::vector<Conflict>> conflicts(const lang::Program& program, const eval::Prepared& prepared,
                                        std::span<const eval::CaseFact> answers, DecisionId decision,
                                        const RunLimits& limits) {
  return Search(program, prepared, answers, decision, limits).run();
}

}  // namespace counsel::decide
