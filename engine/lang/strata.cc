#include "engine/lang/strata.h"

#include <algorithm>
#include <deque>

namespace counsel::lang {

namespace {

/// What `head` needs of `body`.
enum class Need : std::uint8_t {
  rows,      // some of its rows
  absence,   // its completed rows, for `not`
  whole,     // its completed rows, for aggregates and `every`
  evidence,  // its completed rows, which add up to a certainty
};

struct Edge {
  std::uint32_t body;
  Need need;
  Span span;
};

using Graph = std::vector<std::vector<Edge>>;  // by head

class Dependencies {
 public:
  explicit Dependencies(const Program& program) : program_(program), graph_(program.relations.size()) {}

  Graph graph() && {
    for (std::size_t i = 0; i < program_.relations.size(); ++i) {
      const Relation& relation = program_.relations[i];
      const auto id = static_cast<RelationId>(i);
      if (relation.role == Role::known) add(id, *relation.of, Need::rows, relation.span);
      if (relation.role == Role::stated) add(*relation.of, id, Need::evidence, relation.span);
    }
    for (const Rule& rule : program_.rules) {
      for (const Head& head : rule.heads) add_body(head.relation, rule.alternatives, Need::rows);
      for (const RuleConclusion& conclusion : rule.conclusions)
        if (conclusion.about) add(*conclusion.about, conclusion.evidence, Need::evidence, conclusion.span);
    }
    return std::move(graph_);
  }

 private:
  void add(RelationId head, RelationId body, Need need, Span span) {
    graph_[index(head)].push_back({static_cast<std::uint32_t>(body), need, span});
  }

  void add_body(RelationId head, const std::vector<Alternative>& alternatives, Need need) {
    for (const Alternative& alternative : alternatives) {
      for (const Literal& literal : alternative.literals) {
        if (const auto* atom = std::get_if<Atom>(&literal)) {
          add(head, atom->relation, atom->negated ? Need::absence : need, atom->span);
        } else if (const auto* aggregate = std::get_if<Aggregate>(&literal)) {
          add_body(head, aggregate->where, Need::whole);
        } else if (const auto* every = std::get_if<Every>(&literal)) {
          add_body(head, every->where, Need::whole);
          add_body(head, every->has, Need::whole);
        }
      }
    }
  }

  const Program& program_;
  Graph graph_;
};

/// Components in an order in which each comes after what it depends on.
std::vector<std::vector<std::uint32_t>> components(const Graph& graph) {
  constexpr std::uint32_t kUnseen = ~0u;
  struct Frame {
    std::uint32_t node;
    std::size_t next = 0;
  };
  std::vector<std::uint32_t> order(graph.size(), kUnseen), low(graph.size(), 0), stack;
  std::vector<bool> on_stack(graph.size(), false);
  std::vector<std::vector<std::uint32_t>> out;
  std::uint32_t counter = 0;
  for (std::uint32_t root = 0; root < graph.size(); ++root) {
    if (order[root] != kUnseen) continue;
    std::vector<Frame> frames{{root}};
    while (!frames.empty()) {
      Frame& frame = frames.back();
      const std::uint32_t node = frame.node;
      if (frame.next == 0 && order[node] == kUnseen) {
        order[node] = low[node] = counter++;
        stack.push_back(node);
        on_stack[node] = true;
      }
      if (frame.next < graph[node].size()) {
        const std::uint32_t body = graph[node][frame.next++].body;
        if (order[body] == kUnseen) frames.push_back({body});
        else if (on_stack[body]) low[node] = std::min(low[node], order[body]);
        continue;
      }
      if (low[node] == order[node]) {
        auto& component = out.emplace_back();
        std::uint32_t member = 0;
        do {
          member = stack.back();
          stack.pop_back();
          on_stack[member] = false;
          component.push_back(member);
        } while (member != node);
        std::sort(component.begin(), component.end());
      }
      frames.pop_back();
      if (!frames.empty()) low[frames.back().node] = std::min(low[frames.back().node], low[node]);
    }
  }
  return out;
}

/// The shortest way from `from` to `to` inside one component, as edges with their heads.
std::vector<std::pair<std::uint32_t, Edge>> path(const Graph& graph, const std::vector<std::uint32_t>& component_of,
                                                 std::uint32_t from, std::uint32_t to) {
  std::vector<std::pair<std::uint32_t, const Edge*>> reached_by(graph.size(), {0, nullptr});
  std::deque<std::uint32_t> queue{from};
  while (!queue.empty() && (from == to ? false : reached_by[to].second == nullptr)) {
    const std::uint32_t node = queue.front();
    queue.pop_front();
    for (const Edge& edge : graph[node]) {
      if (component_of[edge.body] != component_of[from] || edge.body == from || reached_by[edge.body].second) continue;
      reached_by[edge.body] = {node, &edge};
      queue.push_back(edge.body);
    }
  }
  std::vector<std::pair<std::uint32_t, Edge>> out;
  for (std::uint32_t at = to; at != from; at = reached_by[at].first) out.emplace_back(reached_by[at].first, *reached_by[at].second);
  std::reverse(out.begin(), out.end());
  return out;
}

std::string_view need_text(Need need) {
  switch (need) {
    case Need::rows: return "needs `";
    case Need::absence: return "needs the absence of `";
    case Need::whole: return "needs all of `";
    case Need::evidence: return "adds up `";
  }
  return "";
}

std::string step_text(const Program& program, std::uint32_t head, const Edge& edge, const Sources& sources) {
  return "`" + program.relations[head].name + "` " + std::string(need_text(edge.need)) + program.relations[edge.body].name +
         "` (" + sources.place(edge.span) + ")";
}

Diagnostic cycle(const Program& program, std::uint32_t head, const Edge& edge) {
  const std::string& name = program.relations[head].name;
  if (edge.need == Need::evidence) return Diagnostic{Code::UncertainCycle, edge.span}.with("relation", name);
  return Diagnostic{Code::UnstratifiedCycle, edge.span}
      .with("relation", name)
      .with("what", edge.need == Need::absence ? "its own absence" : "the whole of itself");
}

}  // namespace

void stratify(Program& program, const Sources& sources, std::vector<Diagnostic>& diagnostics) {
  const Graph graph = Dependencies(program).graph();
  const auto found = components(graph);
  std::vector<std::uint32_t> component_of(graph.size());
  for (std::uint32_t c = 0; c < found.size(); ++c)
    for (const std::uint32_t member : found[c]) component_of[member] = c;

  program.strata.clear();
  for (const auto& component : found) {
    Stratum stratum;
    const Edge* through_whole = nullptr;  // the first edge of the cycle that needs completed rows
    std::uint32_t through_head = 0;
    for (const std::uint32_t member : component) {
      stratum.relations.push_back(static_cast<RelationId>(member));
      for (const Edge& edge : graph[member]) {
        if (component_of[edge.body] != component_of[member]) continue;
        stratum.recursive = true;
        if (edge.need == Need::rows || (through_whole && through_whole->span <= edge.span)) continue;
        through_whole = &edge;
        through_head = member;
      }
    }
    if (through_whole) {
      auto diagnostic = cycle(program, through_head, *through_whole);
      diagnostic.notes.push_back(step_text(program, through_head, *through_whole, sources));
      for (const auto& [head, edge] : path(graph, component_of, through_whole->body, through_head))
        diagnostic.notes.push_back(step_text(program, head, edge, sources));
      diagnostics.push_back(std::move(diagnostic));
    }
    program.strata.push_back(std::move(stratum));
  }
}

}  // namespace counsel::lang
