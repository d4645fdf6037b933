#include "cli/rule_base.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "cli/render/text.h"
#include "engine/base/listed.h"

namespace counsel::cli {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kShippedRuleBase = "backend-frameworks";
constexpr std::string_view kSharedFolder = "common";

using Found = tl::expected<RuleBase, Complaint>;

Found complaint(std::string message, std::string hint) {
  return tl::unexpected<Complaint>(Complaint{std::move(message), std::move(hint)});
}

/// Entries in the order of their names; none where the folder cannot be read.
std::vector<fs::path> entries(const fs::path& folder) {
  std::error_code error;
  std::vector<fs::path> found;
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error))
    found.push_back(at->path());
  std::ranges::sort(found);
  return found;
}

bool holds_rules(const fs::path& folder) {
  return std::ranges::any_of(entries(folder), [](const fs::path& file) { return file.extension() == ".rules"; });
}

RuleBase named(const fs::path& shown, const Io& io) {
  std::error_code error;
  const fs::path path = io.folder / shown;
  const fs::path whole = fs::weakly_canonical(path, error);
  const fs::path& known = error ? path : whole;
  const bool is_folder = fs::is_directory(known, error);
  return {.path = shown,
          .name = (is_folder ? known.filename() : known.stem()).string(),
          .folder = is_folder ? shown : shown.parent_path()};
}

Found at(const std::string& typed, std::string hint, const Io& io) {
  std::error_code error;
  if (fs::exists(io.path(typed), error)) return named(typed, io);
  return complaint("there is no rule base `" + typed + "`", std::move(hint));
}

std::optional<Found> in_rules_folder(const Io& io) {
  const fs::path rules = "rules";
  if (holds_rules(io.folder / rules)) return named(rules, io);
  std::vector<fs::path> bases;
  std::vector<std::string> shown;
  for (const fs::path& folder : entries(io.folder / rules))
    if (folder.filename() != kSharedFolder && holds_rules(folder)) {
      bases.push_back(rules / folder.filename());
      shown.push_back("`--rules " + bases.back().string() + "`");
    }
  if (bases.empty()) return std::nullopt;
  if (bases.size() == 1) return named(bases[0], io);
  if (std::ranges::find(bases, rules / kShippedRuleBase) != bases.end()) return named(rules / kShippedRuleBase, io);
  return complaint("there are several rule bases in `rules`", "say which: " + listed(shown, "or"));
}

Found shipped(const Io& io) {
  const fs::path beside = io.program.parent_path();
  for (const fs::path& rules : {beside / "rules", beside.parent_path() / "share" / "counsel" / "rules"})
    if (holds_rules(rules / kShippedRuleBase)) return named(rules / kShippedRuleBase, io);
  return complaint("no rule base is here", "name a folder of rule files, or one rule file, with `--rules PATH`");
}

}  // namespace

std::string RuleBase::file(const std::string& shown) const {
  // A rule base that cannot be read at all is shown as it was typed.
  return (shown == path ? path : folder / shown).lexically_normal().generic_string();
}

tl::expected<RuleBase, Complaint> find_rule_base(const std::string& typed, const Io& io) {
  if (!typed.empty()) return at(typed, "a rule base is a folder of rule files, or one rule file", io);
  if (const auto variable = io.variable("COUNSEL_RULES"))
    return at(*variable, "the variable COUNSEL_RULES names it", io);
  if (holds_rules(io.folder)) return named(".", io);
  if (auto found = in_rules_folder(io)) return *found;
  return shipped(io);
}

tl::expected<std::string, Complaint> find_fact_base(const std::string& typed, const RuleBase& rules, const Io& io) {
  const std::string wanted = typed.empty() ? io.variable("COUNSEL_DB").value_or("") : typed;
  if (wanted == ":memory:") return wanted;
  if (!wanted.empty()) return io.path(wanted).string();
  // A relative XDG_DATA_HOME is to be ignored, says the XDG Base Directory Specification.
  fs::path data = io.variable("XDG_DATA_HOME").value_or("");
  if (!data.is_absolute()) {
    const auto home = io.variable("HOME");
    if (!home)
      return tl::unexpected<Complaint>(
          Complaint{"cannot tell where the fact base is: neither XDG_DATA_HOME nor HOME is set",
                    "name its file with `--db FILE`, or keep none with `--db :memory:`"});
    data = fs::path(*home) / ".local" / "share";
  }
  const fs::path folder = data / "counsel";
  std::error_code error;
  fs::create_directories(folder, error);
  if (error)
    return tl::unexpected<Complaint>(
        Complaint{"cannot make the folder `" + folder.string() + "`: " + error.message(),
                  "name another place with `--db FILE`, or keep none with `--db :memory:`"});
  return (folder / (rules.name + ".db")).string();
}

}  // namespace counsel::cli
