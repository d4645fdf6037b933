#include "cli/render/decision_diff.h"

#include <algorithm>
#include <array>

#include "cli/render/came_out.h"
#include "cli/render/json_parts.h"
#include "cli/render/text.h"

namespace counsel::cli {

namespace {

constexpr std::size_t kMostLines = 10;
constexpr std::array<std::string_view, 6> kKindWords = {"answer", "fact", "file", "row", "rule", "declarations"};
constexpr std::array<std::string_view, 3> kHowWords = {"added", "removed", "changed"};

std::string_view word(CaseDifference::Kind kind) { return kKindWords[static_cast<std::size_t>(kind)]; }
std::string_view word(CaseDifference::How how) { return kHowWords[static_cast<std::size_t>(how)]; }

/// On one line, cut to the width.
std::string line(const std::string& text, std::size_t width) {
  const std::vector<std::string> lines = wrap(printable(text), width - 2);
  return lines.size() == 1 ? lines.front() + "\n" : lines.front() + " …\n";
}

std::string on_one_line(std::string text) {
  std::ranges::replace(text, '\n', ' ');
  while (text.ends_with(' ')) text.pop_back();
  return text;
}

std::string difference_text(const CaseDifference& each) {
  if (each.kind == CaseDifference::Kind::declarations) return "what the rules declare is other";
  if (each.kind != CaseDifference::Kind::answer) {
    const std::string kind = each.kind == CaseDifference::Kind::rule  ? ""  // which is in its name
                             : each.kind == CaseDifference::Kind::row ? "row of "
                                                                      : std::string(word(each.kind)) + " ";
    return kind + on_one_line(each.name) + ": " + std::string(word(each.how));
  }
  const bool was = each.how != CaseDifference::How::added, is = each.how != CaseDifference::How::removed;
  return "answer " + each.name + ": " + (was ? each.before : "open") + " → " + (is ? each.after : "open");
}

std::string summary(const DecisionDiff& diff) {
  const std::size_t count = diff.account.size();
  const std::string of_all = std::to_string(count) + " of " + counted(diff.differences, "difference");
  if (diff.smallest)
    return of_all + (count == 1 ? " accounts" : " account") + " for it" + (count == 1 ? ":" : ", and no fewer do:");
  return of_all + " account for it, none of which can be spared; that no fewer do is " +
         (diff.ruled_out == 0 ? "not known:" : "known up to " + std::to_string(diff.ruled_out) + ":");
}

json side_json(const DecisionDiff::Side& side) {
  json out = lead_json(lead_of(side.came));
  out["decision"] = side.id;
  return out;
}

json difference_json(const CaseDifference& each) {
  json out = {{"kind", word(each.kind)}, {"change", word(each.how)}, {"name", on_one_line(each.name)}};
  if (each.kind == CaseDifference::Kind::answer) {
    out["before"] = each.how == CaseDifference::How::added ? json(nullptr) : json(each.before);
    out["after"] = each.how == CaseDifference::How::removed ? json(nullptr) : json(each.after);
  }
  return out;
}

}  // namespace

std::string decision_diff_text(const DecisionDiff& diff, const Style& style) {
  const std::string first = "Decision " + std::to_string(diff.first.id), second = "decision " + std::to_string(diff.second.id);
  if (diff.same) return hanging("", first + " and " + second + " came out the same: " + lead_text(lead_of(diff.first.came)) + ".", style.columns);
  std::string out = line(first + ": " + lead_text(lead_of(diff.first.came)) + ".", style.columns) +
                    line("D" + second.substr(1) + ": " + lead_text(lead_of(diff.second.came)) + ".", style.columns) +
                    hanging("", summary(diff), style.columns);
  const auto used = static_cast<std::size_t>(std::ranges::count(out, '\n'));
  const std::size_t room = used < kMostLines ? kMostLines - used : 1;  // on a narrow page the sentences take more
  const std::size_t shown = diff.account.size() <= room ? diff.account.size() : room - 1;
  for (std::size_t i = 0; i < shown; ++i) out += "  " + line(difference_text(diff.account[i]), style.columns - 2);
  if (shown < diff.account.size()) out += "  … and " + std::to_string(diff.account.size() - shown) + " more\n";
  return out;
}

std::string decision_diff_json(const DecisionDiff& diff) {
  return written({{"format", "counsel.audit-diff/1"},
                  {"first", side_json(diff.first)},
                  {"second", side_json(diff.second)},
                  {"same", diff.same},
                  {"differences", diff.differences},
                  {"smallest", diff.smallest},
                  {"ruled_out", diff.ruled_out},
                  {"account", list_of(diff.account, difference_json)}});
}

}  // namespace counsel::cli
