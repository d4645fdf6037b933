// cli/audit/mixed_case.h
// Cases between two on record: the first one with some of the differences to the second made.
//
// Cost:   a run each. Rules are checked and facts taken in once for each set of differences between those.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>

#include "cli/audit/case_difference.h"
#include "cli/audit/smallest_subset.h"
#include "cli/io.h"

namespace counsel::cli {

class MixedCases {
 public:
  /// `folder`: as for a Replayer. Requires: all outlive it.
  MixedCases(const WholeCase& first, const WholeCase& second, std::span<const CaseDifference> differences,
             const std::optional<std::filesystem::path>& folder, const Io& io);
  ~MixedCases();

  /// What it comes to with these differences made; nothing where rules, facts and answers do not go together, or the run fails.
  std::optional<CameOut> run(const Subset& made);

 private:
  struct Setting;

  std::shared_ptr<const Rules> rules_with(const Subset& made);
  std::shared_ptr<const Setting> setting_with(const Subset& made);
  FactContents files_with(const Subset& made) const;
  template <class Kept>
  std::map<std::string, Kept> mixed(const Subset& made, CaseDifference::Kind kind, std::map<std::string, Kept> all,
                                    const std::map<std::string, Kept>& others) const;
  std::string key(const Subset& made, bool with_facts) const;

  const WholeCase& first_;
  const WholeCase& second_;
  std::span<const CaseDifference> differences_;
  const std::optional<std::filesystem::path>& folder_;
  const Io& io_;
  std::map<std::string, std::shared_ptr<const Rules>> rules_;
  std::map<std::string, std::shared_ptr<const Setting>> settings_;
};

}  // namespace counsel::cli
