#include "cli/render/compare.h"

#include <algorithm>

#include "cli/render/compare_words.h"
#include "cli/render/footnotes.h"
#include "cli/render/given.h"
#include "cli/render/proof_words.h"
#include "cli/render/text.h"
#include "engine/base/utf8.h"

namespace counsel::cli {

namespace {

constexpr std::size_t kMinColumn = 9;  // "ruled out"
constexpr std::size_t kMaxColumn = 20;
constexpr std::size_t kDifference = 6;
constexpr std::size_t kMinText = 24;  // narrower, a reason stands below its points
const std::string kGap(2, ' ');
const std::string kIndent(5, ' ');

std::size_t column_of(const CandidateView& candidate) {
  return std::clamp(display_width(candidate.label), kMinColumn, kMaxColumn);
}

class Page {
 public:
  Page(const CompareView& compared, const Style& style)
      : compared_(compared), style_(style), widths_{column_of(compared.first), column_of(compared.second)} {}

  std::string text() {
    heading();
    out_ += hanging("", verdict_text(compared_, style_), style_.columns) + "\n";
    columns();
    out_ += "\n" + hanging("", swap_text(compared_, style_), style_.columns);
    return out_ + notes_.text(style_);
  }

 private:
  void heading() {
    if (!compared_.question.empty()) out_ += hanging("", style_.bold(printable(compared_.question)), style_.columns);
    out_ += case_text(compared_.given, compared_.as_of, style_);
    if (!out_.empty()) out_ += "\n";
  }

  void columns() {
    out_ += pair(style_.bold(printable(compared_.first.label)), style_.bold(printable(compared_.second.label))) + "\n";
    for (const CompareRow& each : compare_rows(compared_)) row(each);
  }

  std::string painted(const std::string& cell, CompareRow::Kind kind) const {
    if (cell.empty()) return cell;
    switch (kind) {
      case CompareRow::Kind::ruled_out:
        return style_.red(cell);
      case CompareRow::Kind::caution:
        return style_.yellow(cell);
      case CompareRow::Kind::points:
        break;
    }
    return cell;
  }

  std::string text(const CompareRow& row) {
    std::string list;
    for (const CompareRow::Said& each : row.said) {
      list += (list.empty() ? "" : "; ") + printable(each.text) + notes_.marks(each.sources);
      if (!each.overridden_by.empty()) list += "; overridden by rule " + printable(each.overridden_by);
    }
    return row.heading + joined(std::move(list), "; ", row.ending);
  }

  std::string pair(const std::string& first, const std::string& second) const {
    return kGap + pad_left(first, widths_[0]) + kGap + pad_left(second, widths_[1]);
  }

  void row(const CompareRow& row) {
    const std::string before = pair(painted(row.first, row.kind), painted(row.second, row.kind)) + kGap +
                               pad_left(row.difference, kDifference);
    if (visible_width(before + kGap) + kMinText <= style_.columns)
      out_ += hanging(before + kGap, text(row), style_.columns);
    else
      out_ += before + "\n" + hanging(kIndent, text(row), style_.columns);
  }

  const CompareView& compared_;
  const Style& style_;
  std::size_t widths_[2];
  Footnotes notes_;
  std::string out_;
};

}  // namespace

std::string compare_text(const CompareView& compared, const Style& style) { return Page(compared, style).text(); }

}  // namespace counsel::cli
