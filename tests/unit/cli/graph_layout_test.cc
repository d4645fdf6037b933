#include "cli/render/graph_layout.h"

#include <gtest/gtest.h>

#include <random>

namespace counsel::cli {
namespace {

using Heights = std::vector<int>;
using Arrows = std::vector<GraphArrow>;

TEST(GraphLayout, OfNothingIsEmpty) {
  const GraphLayout layout = graph_layout({}, {});
  EXPECT_EQ(layout.width, 0);
  EXPECT_TRUE(layout.boxes.empty());
}

TEST(GraphLayout, PutsAConclusionInTheMiddleOfItsGrounds) {
  const GraphLayout layout = graph_layout({20, 20, 20, 20}, {{0, 1}, {0, 2}, {0, 3}});
  EXPECT_EQ(layout.boxes[1].x, layout.boxes[3].x);
  EXPECT_LT(layout.boxes[0].x + kGraphBoxWidth, layout.boxes[1].x);
  EXPECT_EQ(layout.boxes[0].y, layout.boxes[2].y);
  EXPECT_LT(layout.boxes[1].y, layout.boxes[2].y);
  EXPECT_LT(layout.boxes[2].y, layout.boxes[3].y);
}

TEST(GraphLayout, PutsABoxBehindTheLongestWayToIt) {
  const GraphLayout layout = graph_layout({20, 20, 20}, {{0, 2}, {0, 1}, {1, 2}});
  EXPECT_LT(layout.boxes[1].x, layout.boxes[2].x);
  // The first arrow passes the column between, below or above the box that stands there.
  ASSERT_EQ(layout.arrows[0].size(), 4u);
  const int lane = layout.arrows[0][1].y;
  EXPECT_EQ(lane, layout.arrows[0][2].y);
  EXPECT_TRUE(lane < layout.boxes[1].y || lane > layout.boxes[1].y + 20);
}

TEST(GraphLayout, TakesCrossingsOut) {
  // In the order given, the arrow from 1 to 4 would cross the one from 2 to 3.
  const GraphLayout layout = graph_layout({20, 20, 20, 20, 20}, {{0, 1}, {0, 2}, {1, 3}, {1, 4}, {2, 3}});
  EXPECT_LT(layout.boxes[1].y, layout.boxes[2].y);
  EXPECT_LT(layout.boxes[4].y, layout.boxes[3].y);
}

/// A graph whose arrows lead to later boxes, every one of which is led to.
Arrows random_arrows(std::size_t boxes, std::mt19937_64& random) {
  Arrows out;
  for (std::size_t to = 1; to < boxes; ++to)
    for (std::size_t more = 1 + random() % 3; more > 0; --more) out.push_back({random() % to, to});
  return out;
}

TEST(GraphLayout, KeepsBoxesApartAndLanesFreeInAnyGraph) {
  std::mt19937_64 random(7);
  for (int i = 0; i < 300; ++i) {
    Heights heights(1 + random() % 60);
    for (int& height : heights) height = 20 + static_cast<int>(random() % 60);
    const Arrows arrows = random_arrows(heights.size(), random);
    const GraphLayout layout = graph_layout(heights, arrows);
    const auto inside = [&](GraphPoint point) {
      return point.x >= 0 && point.y >= 0 && point.x <= layout.width && point.y <= layout.height;
    };
    for (std::size_t a = 0; a < heights.size(); ++a) {
      EXPECT_TRUE(inside(layout.boxes[a]) &&
                  inside({layout.boxes[a].x + kGraphBoxWidth, layout.boxes[a].y + heights[a]}));
      for (std::size_t b = 0; b < a; ++b)
        EXPECT_TRUE(layout.boxes[a].x != layout.boxes[b].x || layout.boxes[a].y >= layout.boxes[b].y + heights[b] ||
                    layout.boxes[b].y >= layout.boxes[a].y + heights[a]);
    }
    for (std::size_t a = 0; a < arrows.size(); ++a) {
      const std::vector<GraphPoint>& points = layout.arrows[a];
      EXPECT_EQ(points.front().x, layout.boxes[arrows[a].from].x + kGraphBoxWidth);
      EXPECT_EQ(points.back().x, layout.boxes[arrows[a].to].x);
      for (std::size_t p = 1; p < points.size(); ++p) {
        EXPECT_TRUE(inside(points[p]));
        EXPECT_LT(points[p - 1].x, points[p].x);
        for (std::size_t box = 0; p % 2 == 0 && box < heights.size(); ++box)
          EXPECT_TRUE(layout.boxes[box].x != points[p - 1].x || points[p].y < layout.boxes[box].y ||
                      points[p].y > layout.boxes[box].y + heights[box]);
      }
    }
  }
}

TEST(GraphLayout, LaysOutATreeWithoutCrossings) {
  std::mt19937_64 random(11);
  Arrows arrows;
  for (std::size_t to = 1; to < 60; ++to) arrows.push_back({random() % to, to});
  const GraphLayout layout = graph_layout(Heights(60, 30), arrows);
  for (const GraphArrow& a : arrows)
    for (const GraphArrow& b : arrows) {
      if (layout.boxes[a.from].x != layout.boxes[b.from].x || layout.boxes[a.from].y >= layout.boxes[b.from].y)
        continue;
      EXPECT_LT(layout.boxes[a.to].y, layout.boxes[b.to].y);
    }
}

}  // namespace
}  // namespace counsel::cli
