#include "cli/audit/mixed_case.h"

#include <algorithm>
#include <tuple>

#include "cli/audit/fact_rows.h"
#include "cli/case_facts.h"
#include "cli/commands/session.h"
#include "engine/decide/ranking.h"

namespace counsel::cli {

namespace {

using Kind = CaseDifference::Kind;

constexpr std::size_t kKept = 64;

/// What was made for the key before, or is now. Nothing is kept for ever.
template <class Made>
std::shared_ptr<const Made> kept(std::map<std::string, std::shared_ptr<const Made>>& all, const std::string& key,
                                 const auto& make) {
  if (const auto found = all.find(key); found != all.end()) return found->second;
  if (all.size() == kKept) all.clear();
  return all.emplace(key, make()).first->second;
}

}  // namespace

struct MixedCases::Setting {
  std::shared_ptr<const Rules> rules;
  Ready ready;  // of `rules`
};

MixedCases::MixedCases(const WholeCase& first, const WholeCase& second, std::span<const CaseDifference> differences,
                       const std::optional<std::filesystem::path>& folder, const Io& io)
    : first_(first), second_(second), differences_(differences), folder_(folder), io_(io) {}

MixedCases::~MixedCases() = default;

template <class Kept>
std::map<std::string, Kept> MixedCases::mixed(const Subset& made, Kind kind, std::map<std::string, Kept> all,
                                              const std::map<std::string, Kept>& others) const {
  for (const std::size_t each : made) {
    const CaseDifference& difference = differences_[each];
    if (difference.kind != kind) continue;
    all.erase(difference.key);
    if (const auto other = others.find(difference.key); other != others.end()) all.insert(*other);
  }
  return all;
}

std::string MixedCases::key(const Subset& made, bool with_facts) const {
  std::string numbers;
  for (const std::size_t each : made)
    if (const Kind kind = differences_[each].kind;
        kind == Kind::rule || kind == Kind::declarations || (with_facts && (kind == Kind::fact || kind == Kind::file || kind == Kind::row)))
      numbers += std::to_string(each) + " ";
  return numbers;
}

std::shared_ptr<const Rules> MixedCases::rules_with(const Subset& made) {
  return kept(rules_, key(made, false), [&]() -> std::shared_ptr<const Rules> {
    const bool declared_otherwise = std::ranges::any_of(
        made, [&](std::size_t each) { return differences_[each].kind == Kind::declarations; });
    std::string text = (declared_otherwise ? second_ : first_).statements.declarations.source;
    for (const auto& [name, rule] : mixed(made, Kind::rule, first_.statements.rules, second_.statements.rules))
      text += rule.source;
    Rules rules = check_rules(lang::load_text("mixed.rules", std::move(text)), folder_.value_or(""));
    return rules.program ? std::make_shared<const Rules>(std::move(rules)) : nullptr;
  });
}

/// One that the rules of one case alone name comes with the statement that does.
FactContents MixedCases::files_with(const Subset& made) const {
  FactContents files = first_.files;
  files.insert(second_.files.begin(), second_.files.end());
  files = mixed(made, Kind::file, std::move(files), second_.files);
  std::map<std::string, FactRows> rows;  // of files with some of the others' rows
  for (const std::size_t each : made) {
    const CaseDifference& difference = differences_[each];
    if (difference.kind != Kind::row) continue;
    const std::size_t end = difference.key.find('\0');
    const std::string path = difference.key.substr(0, end);
    auto of = rows.find(path);
    if (of == rows.end()) of = rows.emplace(path, *fact_rows(path, files.at(path))).first;
    if (difference.how == CaseDifference::How::added)
      of->second.others.insert(difference.key.substr(end + 1));
    else
      of->second.others.erase(difference.key.substr(end + 1));
  }
  for (const auto& [path, mixed_rows] : rows) files[path] = content_of(mixed_rows);
  return files;
}

std::shared_ptr<const MixedCases::Setting> MixedCases::setting_with(const Subset& made) {
  return kept(settings_, key(made, true), [&]() -> std::shared_ptr<const Setting> {
    auto rules = rules_with(made);
    if (!rules) return nullptr;
    FactSet facts;
    for (auto& [said, fact] : mixed(made, Kind::fact, first_.facts, second_.facts)) facts.facts.push_back(std::move(fact));
    std::ranges::sort(facts.facts, [](const Fact& a, const Fact& b) {
      return std::tie(a.relation, a.values) < std::tie(b.relation, b.values);
    });
    const FactContents files = files_with(made);
    FactsOnDisk disk(io_.folder);
    RecordedFacts recorded(files, folder_ ? &disk : nullptr, RecordedFacts::Unrecorded::refused);
    auto ready = take_in(*rules, std::move(facts), {}, io_, &recorded);
    return ready ? std::make_shared<const Setting>(Setting{rules, *std::move(ready)}) : nullptr;
  });
}

std::optional<CameOut> MixedCases::run(const Subset& made) {
  const auto setting = setting_with(made);
  if (!setting) return std::nullopt;
  const Ready& ready = setting->ready;
  const auto about = ready.program.find_decision(first_.decision);
  if (!about) return std::nullopt;
  std::vector<RawAnswer> typed;
  for (auto& [attribute, answer] : mixed(made, Kind::answer, first_.answers, second_.answers)) typed.push_back(answer);
  CaseFacts answers = case_facts(typed, ready.program);
  if (!answers.complaints.empty()) return std::nullopt;
  const auto consultation = consult(ready, std::move(answers.facts), run_limits(io_));
  if (!consultation) return std::nullopt;
  const auto ranking = decide::rank(ready.program, consultation->model, *about);
  if (!ranking) return std::nullopt;
  return came_out(*ranking, ready.program);
}

}  // namespace counsel::cli
