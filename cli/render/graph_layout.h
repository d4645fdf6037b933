// cli/render/graph_layout.h
// Where the boxes and arrows of a drawn graph go: columns from left to right, so that every arrow leads to the right.
//
// Shape:  boxes of one width, each as high as its text. An arrow that passes a column keeps a lane free in it; arrows to
//         the same box share their lanes.
// Units:  pixels, from the top left.
// Order:  the same graph is laid out the same on every machine: whole numbers, and ties stay as they were given.
// Cost:   columns × arrows², for a few sweeps: for graphs that a person can read.
// Source: Sugiyama, Tagawa and Toda 1981: longest-path layers, barycentres; places by pooling adjacent violators.
#pragma once

#include <cstddef>
#include <vector>

namespace counsel::cli {

struct GraphArrow {
  std::size_t from = 0, to = 0;
};

struct GraphPoint {
  int x = 0, y = 0;
};

struct GraphLayout {
  int width = 0, height = 0;
  std::vector<GraphPoint> boxes;  // the top left corner of each
  /// For each arrow: from the right side of a box, in and out of each lane, to the left side of a box.
  std::vector<std::vector<GraphPoint>> arrows;
};

inline constexpr int kGraphBoxWidth = 232;

/// Requires: no way along the arrows comes back to where it began.
GraphLayout graph_layout(const std::vector<int>& heights, const std::vector<GraphArrow>& arrows);

}  // namespace counsel::cli
