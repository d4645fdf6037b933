#include "cli/render/pruning.h"

#include "cli/render/erased_json.h"
#include "cli/render/text.h"

namespace counsel::cli {

namespace {

/// What there was to prune.
std::string done_text(const PruningView& view) {
  if (!view.pruning.pruned) return "Nothing to prune.";
  const std::string decisions = kb::from_to(view.pruning.pruned->first, view.pruning.pruned->last);
  if (view.dry_run) return "Would prune " + decisions + ".";
  const bool one = view.pruning.pruned->first == view.pruning.pruned->last;
  return "Pruned " + decisions + ", as record " + std::to_string(view.pruning.id) + " says. The " + standing_text(one) + " kept.";
}

/// Why there was no more.
std::string rest_text(const PruningView& view) {
  const kb::Pruning& pruning = view.pruning;
  const std::string stays = "decision " + std::to_string(pruning.stays);
  if (pruning.left > 0)
    return counted(static_cast<std::size_t>(pruning.left), "decision") + " that " + (pruning.left == 1 ? "was" : "were") +
           " made before " + view.before + (pruning.left == 1 ? " stays" : " stay") + " on record: " + stays +
           " comes first, and was not.";
  if (pruning.pruned) return "";
  return pruning.stays == 0 ? "There is no decision on record." : "The oldest on record, " + stays + ", was not made before " + view.before + ".";
}

}  // namespace

std::string standing_text(bool one) { return one ? "digest that stands for it is" : "digests that stand for them are"; }

std::string pruning_text(const PruningView& view, const Style& style) {
  std::string out = hanging("", done_text(view), style.columns);
  if (const std::string rest = rest_text(view); !rest.empty()) out += hanging("", printable(rest), style.columns);
  return out;
}

std::string pruning_json(const PruningView& view) {
  const auto number = [](std::int64_t id) { return id == 0 ? json(nullptr) : json(id); };
  return written({{"format", "counsel.audit-prune/1"},
                  {"dry_run", view.dry_run},
                  {"record", number(view.pruning.id)},
                  {"pruned", view.pruning.pruned ? pruned_json(*view.pruning.pruned) : json(nullptr)},
                  {"stays", number(view.pruning.stays)},
                  {"left", view.pruning.left}});
}

}  // namespace counsel::cli
