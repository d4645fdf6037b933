#include "engine/eval/body.h"

#include <algorithm>

namespace counsel::eval {

namespace {

class Builder {
 public:
  Builder(const WrittenBody& written, const std::vector<Register>& given, const IndexNumber& index_number)
      : written_(written),
        index_number_(index_number),
        bound_(written.variables.size() + written.constants.size(), false) {
    std::fill(bound_.begin() + static_cast<std::ptrdiff_t>(written.variables.size()), bound_.end(), true);
    for (const Register reg : given) bound_[reg] = true;
  }

  std::vector<Step> steps(UndefinedArithmetic when) {
    std::vector<Conjunct> conjuncts;
    for (const auto& literal : written_.literals) conjuncts.push_back(literal.conjunct);
    std::vector<Step> out;
    for (const Placed& placed : join_order(conjuncts, bound_, when)) out.push_back(step(placed));
    return out;
  }

 private:
  Step step(const Placed& placed) {
    const WrittenBody::Literal& literal = written_.literals[placed.conjunct];
    switch (literal.conjunct.kind) {
      case Conjunct::Kind::absence:
        return Absent{visit(literal).access};
      case Conjunct::Kind::comparison:
        return comparison(literal, placed.as);
      case Conjunct::Kind::atom:
        break;
    }
    Visit out = visit(literal);
    out.literal = static_cast<std::uint32_t>(placed.conjunct);
    return out;
  }

  Step comparison(const WrittenBody::Literal& literal, Placed::As as) {
    if (as == Placed::As::conjunct) return Filter{literal.comparison, literal.left, literal.right};
    const bool left = as == Placed::As::binding_left;
    const Register target = (left ? literal.left : literal.right).leaf;
    bound_[target] = true;
    return Compute{target, left ? literal.right : literal.left};
  }

  /// Sorts the columns into those that are given, those that get bound, and second occurrences of the latter.
  Visit visit(const WrittenBody::Literal& literal) {
    Visit out;
    out.access.relation = literal.relation;
    out.access.range = literal.range;
    const auto& columns = literal.conjunct.columns;
    const std::vector<bool> before = bound_;
    for (std::uint32_t column = 0; column < columns.size(); ++column) {
      if (!columns[column]) continue;
      const ColumnRegister entry{column, *columns[column]};
      (before[entry.reg] ? out.access.key : bound_[entry.reg] ? out.access.checks : out.binds).push_back(entry);
      bound_[entry.reg] = true;
    }
    choose_method(out.access, columns.size(), literal.conjunct.leads);
    return out;
  }

  void choose_method(Access& access, std::size_t arity, bool leads) const {
    if (access.key.size() == arity) {
      access.method = Access::Method::lookup;
    } else if (access.key.empty() || leads) {  // the rows of one round are few: no index is worth while
      access.checks.insert(access.checks.begin(), access.key.begin(), access.key.end());
      access.key.clear();
    } else {
      access.method = Access::Method::probe;
      std::vector<std::uint32_t> columns;
      for (const ColumnRegister& part : access.key) columns.push_back(part.column);
      access.index = index_number_(access.relation, std::move(columns));
    }
  }

  const WrittenBody& written_;
  const IndexNumber& index_number_;
  std::vector<bool> bound_;
};

void add(std::vector<bool>& read, const Expression& expression) {
  for (const Register reg : registers_of(expression)) read[reg] = true;
}

void add(std::vector<bool>& read, const Access& access) {
  for (const ColumnRegister& part : access.key) read[part.reg] = true;
  for (const ColumnRegister& part : access.checks) read[part.reg] = true;
}

/// Leaves out the bindings that nothing later reads. A visit that is left with none needs one row and no more.
void drop_unread(std::vector<Step>& steps, std::vector<bool> read) {
  for (auto step = steps.rbegin(); step != steps.rend(); ++step) {
    if (auto* const visit = std::get_if<Visit>(&*step)) {
      add(read, visit->access);
      std::erase_if(visit->binds, [&](const ColumnRegister& part) { return !read[part.reg]; });
      visit->once = visit->binds.empty();
    } else if (const auto* absent = std::get_if<Absent>(&*step)) {
      add(read, absent->access);
    } else if (const auto* filter = std::get_if<Filter>(&*step)) {
      add(read, filter->left);
      add(read, filter->right);
    } else {
      add(read, std::get<Compute>(*step).expression);
    }
  }
}

}  // namespace

Body build_body(const WrittenBody& written, const std::vector<Register>& given,
                const std::optional<std::vector<Register>>& wanted, UndefinedArithmetic when,
                const IndexNumber& index_number) {
  Body body{written.variables, written.constants, Builder(written, given, index_number).steps(when)};
  if (wanted) {
    std::vector<bool> read(body.registers(), false);
    for (const Register reg : *wanted) read[reg] = true;
    drop_unread(body.steps, std::move(read));
  }
  return body;
}

}  // namespace counsel::eval
