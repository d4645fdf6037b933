#include "cli/audit/replay_all.h"

#include <algorithm>
#include <atomic>
#include <optional>
#include <thread>

#include "cli/progress.h"
#include "engine/base/beside.h"

namespace counsel::cli {

namespace {

constexpr std::size_t kAtOnce = 64;  // decisions that follow each other mostly rest on the same rules and facts

class ReplayOfAll {
 public:
  ReplayOfAll(kb::FactBase& base, std::span<const std::int64_t> ids, const std::optional<std::filesystem::path>& folder,
              Io& io)
      : base_(base), ids_(ids), folder_(folder), io_(io), replayed_(ids.size()), first_error_(ids.size()) {}

  Result<std::vector<Replayed>> run() {
    const std::size_t pieces = (ids_.size() + kAtOnce - 1) / kAtOnce;
    const std::size_t processors = std::max(1u, std::thread::hardware_concurrency());
    const std::size_t threads = std::min({pieces, processors, kMostStretches});
    Progress progress(io_, ids_.size(), "decisions run again");
    progress_ = &progress;
    const auto opened = beside_each_other(threads, threads > 1, [&](std::size_t thread) { return work(thread); });
    for (const auto& each : opened)
      if (!each) return tl::unexpected(each.error());
    std::vector<Replayed> out;
    for (auto& each : replayed_) {
      if (!each) continue;
      if (!*each) return tl::unexpected(each->error());
      out.push_back(**std::move(each));
    }
    return out;
  }

 private:
  /// The base through a connection of its own for each thread, and what was read through it.
  Result<void> work(std::size_t thread) {
    std::optional<kb::FactBase> own;
    if (thread > 0) {
      auto opened = kb::FactBase::open(base_.path(), {.read_only = true});
      if (!opened) return tl::unexpected(opened.error());
      own = *std::move(opened);
    }
    Replayer replayer(own ? *own : base_, io_, folder_);
    for (std::size_t begin = 0; (begin = next_.fetch_add(kAtOnce)) < first_error_;)
      for (std::size_t i = begin; i < std::min(begin + kAtOnce, ids_.size()) && i < first_error_; ++i) {
        if (io_.interrupted()) return {};
        replayed_[i] = replayer.replay(ids_[i]);
        if (!*replayed_[i]) note_error(i);
        const std::size_t done = ++done_;
        if (thread == 0) progress_->reach(done);
      }
    return {};
  }

  /// What comes after it need not be run. INVARIANT: what comes before it is.
  void note_error(std::size_t at) {
    for (std::size_t first = first_error_; at < first && !first_error_.compare_exchange_weak(first, at);) {
    }
  }

  kb::FactBase& base_;
  std::span<const std::int64_t> ids_;
  const std::optional<std::filesystem::path>& folder_;
  Io& io_;
  std::vector<std::optional<Result<Replayed>>> replayed_;  // each written by one thread
  std::atomic<std::size_t> next_ = 0, done_ = 0, first_error_;
  Progress* progress_ = nullptr;  // of the first thread
};

}  // namespace

Result<std::vector<Replayed>> replay_all(kb::FactBase& base, std::span<const std::int64_t> ids,
                                         const std::optional<std::filesystem::path>& folder, Io& io) {
  return ReplayOfAll(base, ids, folder, io).run();
}

}  // namespace counsel::cli
