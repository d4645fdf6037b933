#include "cli/progress.h"

#include <ostream>

#include "cli/render/numbers.h"
#include "cli/render/text.h"

namespace counsel::cli {

namespace {

constexpr std::int64_t kEveryMs = 100;  // so often; nothing is shown of what is over sooner
constexpr std::size_t kWidth = 24;
constexpr std::string_view kClear = "\r\033[K";

}  // namespace

Progress::Progress(Io& io, std::size_t total, std::string done)
    : io_(io), total_(total), done_(std::move(done)),
      shows_(io.err_terminal.interactive && io.variable("TERM").value_or("dumb") != "dumb"),
      latest_ms_(shows_ ? io.now_ms() : 0) {}

Progress::~Progress() {
  if (drawn_) io_.err << kClear << std::flush;
}

void Progress::reach(std::size_t count) {
  count_ = count;
  if (!shows_) return;
  const std::int64_t now_ms = io_.now_ms();
  if (now_ms - latest_ms_ < kEveryMs) return;
  latest_ms_ = now_ms;
  draw();
}

void Progress::draw() {
  drawn_ = true;
  const double share = static_cast<double>(count_) / static_cast<double>(total_);
  io_.err << kClear << pad_right(bar(share, kWidth), kWidth) << " " << percent_text(count_, total_) << "  " << count_
          << " of " << total_ << " " << done_ << std::flush;
}

}  // namespace counsel::cli
