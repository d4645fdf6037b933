#include "cli/render/examples.h"

#include <algorithm>

#include "cli/render/numbers.h"
#include "cli/render/text.h"

namespace counsel::cli {

namespace {

using explain::NearMiss;
using explain::Node;
using explain::Proof;
using explain::Standing;
using explain::TriedCondition;
using explain::Unmet;

/// The lines below one expectation.
class Why {
 public:
  Why(const Unmet& unmet, std::string indent, const Style& style)
      : unmet_(unmet), indent_(std::move(indent)), style_(style) {}

  std::string text() {
    for (const Standing& standing : unmet_.standings) stands(standing);
    for (const Proof& proof : unmet_.proofs) line(0, proof_line(proof));
    if (!unmet_.instead.empty()) line(0, "instead, " + unmet_.instead);
    if (unmet_.wanted.empty()) return out_;
    line(0, unmet_.misses.empty()
                ? (unmet_.standings.empty() ? "no rule could " : "no other rule could ") + unmet_.wanted
                : "nearest to " + unmet_.wanted + ":");
    for (const NearMiss& miss : unmet_.misses) missed(miss);
    return out_;
  }

 private:
  void line(std::size_t depth, const std::string& text) {
    out_ += hanging(indent_ + std::string(2 * depth, ' '), printable(text), style_.columns);
  }

  void stands(const Standing& standing) {
    const std::string place = "rank " + std::to_string(standing.rank) + (standing.tied ? " in a tie, " : ", ") +
                              points_text(standing.points_udb) + " points";
    line(0, standing.candidate + ": " + (standing.rank == 0 ? "ruled out" : place));
    for (const Standing::Said& said : standing.said) {
      const std::string points = standing.rank == 0 ? "" : pad_left(signed_points_text(said.points_udb), 5) + "  ";
      out_ +=
          hanging(indent_ + "  " + points, printable(said.reason.text + " (" + said.reason.rule + ")"), style_.columns);
    }
    if (standing.more > 0) line(1, "and " + counted(standing.more, "smaller reason"));
  }

  static std::string proof_line(const Proof& proof) {
    const Node& root = proof.nodes.front();
    if (root.kind != Node::Kind::rule) return root.statement + ": " + root.place;
    const std::string rule = "rule " + root.rule;
    std::string out =
        (root.verb.empty() ? root.statement + ": by " + rule : rule + " " + root.statement) + ", " + root.place;
    const char* separator = ", since ";
    for (const explain::NodeId premise : root.premises) {
      out += separator + proof.node(premise).statement;
      separator = " and ";
    }
    return out;
  }

  void missed(const NearMiss& miss) {
    line(1, "rule " + miss.rule + ", " + miss.place);
    for (const TriedCondition& condition : miss.conditions) {
      if (condition.missed())
        line(2, "not so: " + condition.text + (condition.actual.empty() ? "" : "; " + condition.actual));
      if (condition.state == TriedCondition::State::unreached) line(2, "not reached: " + condition.text);
    }
  }

  const Unmet& unmet_;
  std::string indent_;
  const Style& style_;
  std::string out_;
};

}  // namespace

bool ExampleView::passed() const {
  return std::ranges::all_of(expectations, [](const ExpectationView& each) { return each.met; });
}

std::string failures_text(const ExampleView& example, const std::string& indent, const Style& style) {
  std::string out;
  for (const ExpectationView& expectation : example.expectations) {
    if (expectation.met) continue;
    out += hanging(indent + "expected ", printable(expectation.expected + "; " + expectation.came), style.columns);
    out += Why(expectation.why, indent + "  ", style).text();
  }
  return out;
}

std::string examples_text(const std::vector<ExampleView>& examples, std::size_t in_all, const Style& style) {
  const std::string indent(6, ' ');
  std::string out;
  std::size_t failed = 0;
  for (const ExampleView& example : examples) {
    const std::string title =
        printable(example.name) + (example.label == example.name ? "" : "  " + style.dim(printable(example.label)));
    out +=
        hanging((example.passed() ? style.green("ok") + "    " : style.bold_red("FAIL") + "  "), title, style.columns);
    if (example.passed()) continue;
    ++failed;
    out += indent + style.dim(printable(example.place)) + "\n" + failures_text(example, indent, style);
  }
  const std::string ran = examples.size() == in_all ? "" : std::to_string(examples.size()) + " of ";
  out += (out.empty() ? "" : "\n") + ran + counted(in_all, "example") + ": " +
         std::to_string(examples.size() - failed) + " passed";
  if (failed > 0) out += ", " + style.bold_red(std::to_string(failed) + " failed");
  return out + "\n";
}

}  // namespace counsel::cli
