// The stable form of a plan. One line a step: `each` row, `some` row where one is enough, `if` where nothing is bound,
// `let` for what is computed, `->` for what follows; what is looked at inside a step is set in. `by` names the columns of the index a probe goes through.
#include "engine/eval/join_frame.h"
#include "engine/eval/undefined.h"

namespace counsel::eval {

namespace {

class Printer {
 public:
  explicit Printer(const Plan& plan) : plan_(plan) {}

  std::string print() {
    for (const PlanStratum& stratum : plan_.strata) {
      if (stratum.first.empty() && stratum.combinations.empty()) continue;  // facts alone
      out_ += "stratum";
      const char* separator = " ";
      for (const RelationId relation : stratum.relations) {
        out_ += separator + plan_.relation(relation).name;
        separator = ", ";
      }
      out_ += '\n';
      for (const Pipeline& pipeline : stratum.first) add(pipeline, "");
      for (const Pipeline& pipeline : stratum.recursive) add(pipeline, ", further rounds");
      for (const Combination& combination : stratum.combinations) add(combination);
    }
    return std::move(out_);
  }

 private:
  void add(const Combination& combination) {
    out_ += "  " + plan_.relation(combination.relation).name + " adds up " + plan_.relation(combination.stated).name;
    for (const auto& evidence : combination.evidence) out_ += ", " + plan_.relation(evidence.relation).name;
    out_ += '\n';
  }

  void add(const Pipeline& pipeline, const char* when) {
    out_ += "  rule " + pipeline.name + ", alternative " + std::to_string(pipeline.alternative + 1) + when + '\n';
    names_ = pipeline.orders.front().variables;
    for (const Value& constant : pipeline.orders.front().constants) names_.push_back(to_source(constant));
    for (std::size_t i = 0; i < pipeline.orders.size(); ++i) {
      if (i > 0) out_ += "    or, where that is less work,\n";
      add(pipeline.orders[i].steps, "    ");
    }
    for (const PlanHead& head : pipeline.heads) out_ += "    -> " + row(head.relation, as_parts(head.columns)) + '\n';
  }

  void add(const std::vector<Step>& steps, const std::string& indent) {
    for (const Step& step : steps) {
      std::visit([&](const auto& form) { out_ += indent + text(form) + '\n'; }, step);
      const auto* every = std::get_if<Every>(&step);
      const std::size_t wheres = every ? every->where.size() : 0;
      std::size_t number = 0;
      for_each_block(step, [&](const Block& block) {
        if (number > 0) out_ += indent + (every && number >= wheres ? number == wheres ? "has\n" : "or has\n" : "or\n");
        ++number;
        add(block.steps, indent + "  ");
      });
    }
  }

  std::string text(const Aggregate& aggregate) const {
    const std::string value = to_source(aggregate, names_);
    if (aggregate.absent) return "if there is no " + value + " where";
    return (aggregate.binds ? "let " : "if ") + names_[*aggregate.result] + " = " + value + " where";
  }
  std::string text(const Every& every) const { return every.negated ? "if not every" : "if every"; }

  std::string text(const Visit& visit) const {
    const bool lookup = visit.access.method == Access::Method::lookup;
    return (lookup ? "if " : visit.once ? "some " : "each ") + text(visit.access, visit.binds);
  }
  std::string text(const Absent& absent) const { return "if no " + text(absent.access, {}); }
  std::string text(const Filter& filter) const {
    return "if " + to_source(filter.left, names_) + ' ' + std::string(comparison_sign(filter.comparison)) + ' ' +
           to_source(filter.right, names_);
  }
  std::string text(const Compute& compute) const {
    return "let " + names_[compute.target] + " = " + to_source(compute.expression, names_);
  }

  std::string text(const Access& access, std::vector<ColumnRegister> parts) const {
    parts.insert(parts.end(), access.key.begin(), access.key.end());
    parts.insert(parts.end(), access.checks.begin(), access.checks.end());
    std::string out = access.range == Range::fresh ? "fresh " : access.range == Range::old ? "old " : "";
    out += row(access.relation, parts);
    if (access.method != Access::Method::probe) return out;
    const char* separator = " by ";
    for (const ColumnRegister& part : access.key) {
      out += separator + plan_.relation(access.relation).columns[part.column].name;
      separator = ", ";
    }
    return out;
  }

  std::string row(RelationId id, const std::vector<ColumnRegister>& parts) const {
    const PlanRelation& relation = plan_.relation(id);
    std::vector<std::string> cells(relation.columns.size(), "?_");
    for (const ColumnRegister& part : parts) cells[part.column] = names_[part.reg];
    std::string out = relation.name + '(';
    for (std::size_t i = 0; i < cells.size(); ++i) out += (i > 0 ? ", " : "") + cells[i];
    return out + ')';
  }

  static std::vector<ColumnRegister> as_parts(const std::vector<Register>& columns) {
    std::vector<ColumnRegister> parts;
    for (std::uint32_t i = 0; i < columns.size(); ++i) parts.push_back({i, columns[i]});
    return parts;
  }

  const Plan& plan_;
  std::vector<std::string> names_;  // of the registers of the pipeline at hand
  std::string out_;
};

}  // namespace

std::string print_plan(const Plan& plan) { return Printer(plan).print(); }

}  // namespace counsel::eval
