#include "cli/render/replay.h"

#include <algorithm>

#include "cli/render/json_values.h"
#include "cli/render/text.h"
#include "engine/base/listed.h"

namespace counsel::cli {

namespace {

using Verdict = Replayed::Verdict;

std::size_t count(const std::vector<Replayed>& replayed, Verdict verdict) {
  return static_cast<std::size_t>(std::ranges::count(replayed, verdict, &Replayed::verdict));
}

std::string summary(const std::vector<Replayed>& replayed) {
  const std::size_t same = count(replayed, Verdict::same), drifted = count(replayed, Verdict::drifted);
  if (same + drifted == 0) return "No decision was run again.";
  if (drifted == 0)
    return "Ran " + counted(same, "decision") + " again: " + (same == 1 ? "it" : "all") + " came out the same, to the last bit.";
  return "Ran " + counted(same + drifted, "decision") + " again: " + std::to_string(drifted) + " came out otherwise.";
}

json listed_json(const std::vector<Replayed>& replayed, Verdict verdict) {
  json list = json::array();
  for (const Replayed& each : replayed)
    if (each.verdict == verdict) list.push_back({{"decision", each.id}, {"what", each.what}});
  return list;
}

}  // namespace

std::string replay_text(const std::vector<Replayed>& replayed, const Style& style) {
  std::string out = hanging("", summary(replayed), style.columns);
  for (const Replayed& each : replayed) {
    if (each.verdict != Verdict::drifted && each.verdict != Verdict::impossible) continue;
    const std::string about = "Decision " + std::to_string(each.id) +
                              (each.verdict == Verdict::drifted ? ": " : " cannot be run again: ");
    out += hanging("", about + printable(each.what) + ".", style.columns);
  }
  if (const std::size_t failed = count(replayed, Verdict::unanswered))
    out += hanging("", counted(failed, "ask") + " came to no answer, with nothing to run again.", style.columns);
  if (const std::size_t erasures = count(replayed, Verdict::erasure))
    out += hanging("", counted(erasures, "record") + (erasures == 1 ? " says" : " say") + " what was erased, with nothing to run again.", style.columns);
  return out;
}

std::string replay_json(const std::vector<Replayed>& replayed) {
  return written({{"format", "counsel.replay/1"},
                  {"same", count(replayed, Verdict::same)},
                  {"drifted", listed_json(replayed, Verdict::drifted)},
                  {"impossible", listed_json(replayed, Verdict::impossible)},
                  {"unanswered", count(replayed, Verdict::unanswered)},
                  {"erasures", count(replayed, Verdict::erasure)}});
}

}  // namespace counsel::cli
