#include "engine/eval/body.h"

#include <algorithm>
#include <functional>

#include "engine/base/check.h"

namespace counsel::eval {

namespace {

/// What nothing later reads of an atom need not be bound.
void drop_unread(std::vector<Step>& steps, std::vector<bool> read);

class Builder {
 public:
  Builder(const WrittenBody& written, const std::vector<Register>& given, UndefinedArithmetic when,
          const IndexNumber& index_number)
      : written_(written),
        index_number_(index_number),
        when_(when),
        bound_(written.variables.size() + written.constants.size(), false) {
    std::fill(bound_.begin() + static_cast<std::ptrdiff_t>(written.variables.size()), bound_.end(), true);
    for (const Register reg : given) bound_[reg] = true;
  }

  Block block(const std::vector<WrittenLiteral>& literals) {
    Block out{{}, all_steps_};
    all_steps_ += static_cast<std::uint32_t>(literals.size());  // each literal becomes one step
    std::vector<Conjunct> conjuncts;
    for (const WrittenLiteral& literal : literals) conjuncts.push_back(literal.conjunct);
    for (const Placed& placed : join_order(conjuncts, bound_, when_)) out.steps.push_back(step(literals, placed));
    return out;
  }

  std::uint32_t all_steps() const { return all_steps_; }

 private:
  Step step(const std::vector<WrittenLiteral>& literals, const Placed& placed) {
    const WrittenLiteral& literal = literals[placed.conjunct];
    switch (literal.conjunct.kind) {
      case Conjunct::Kind::absence:
        return Absent{visit(literal).access};
      case Conjunct::Kind::comparison:
        return comparison(literal, placed.as);
      case Conjunct::Kind::aggregate:
        return aggregate(literal, placed.as);
      case Conjunct::Kind::every:
        return every(literal);
      case Conjunct::Kind::atom:
        break;
    }
    Visit out = visit(literal);
    out.literal = static_cast<std::uint32_t>(placed.conjunct);
    return out;
  }

  Step comparison(const WrittenLiteral& literal, Placed::As as) {
    if (as == Placed::As::conjunct) return Filter{literal.comparison, literal.left, literal.right, pattern(literal)};
    const bool left = as == Placed::As::binding_left;
    const Register target = (left ? literal.left : literal.right).leaf;
    bound_[target] = true;
    return Compute{target, left ? literal.right : literal.left};
  }

  std::optional<Pattern> pattern(const WrittenLiteral& literal) const {
    if (literal.comparison != Comparison::matches && literal.comparison != Comparison::not_matches) return std::nullopt;
    const Value& text = written_.constants[literal.right.leaf - written_.variables.size()];
    auto compiled = Pattern::compile(std::get<Text>(text).text);
    COUNSEL_CHECK(compiled.has_value(), "the checker lets no other patterns pass");
    return std::move(*compiled);
  }

  Step aggregate(const WrittenLiteral& literal, Placed::As as) {
    Aggregate out = literal.aggregate;
    std::vector<Register> wanted = out.own;
    if (out.operand)
      for (const Register reg : registers_of(*out.operand)) wanted.push_back(reg);
    for (const auto& alternative : literal.where) out.where.push_back(inner_block(alternative, wanted));
    out.binds = as == Placed::As::binding_right;
    if (out.binds) bound_[*out.result] = true;
    return out;
  }

  Step every(const WrittenLiteral& literal) {
    Every out = literal.every;
    if (literal.where.empty()) return out;  // it holds, and nothing binds what `has` reads
    const std::vector<bool> before = bound_;
    std::vector<bool> bound_by_all(bound_.size(), true);
    for (const auto& alternative : literal.where) {
      bound_ = before;
      out.where.push_back(block(alternative));
      std::transform(bound_.begin(), bound_.end(), bound_by_all.begin(), bound_by_all.begin(), std::logical_and<>());
    }
    bound_ = bound_by_all;
    std::vector<bool> read(bound_.size(), false);
    for (const auto& alternative : literal.has) {
      out.has.push_back(inner_block(alternative, {}));
      add_reads(read, out.has.back().steps);
    }
    for (Block& where : out.where) drop_unread(where.steps, read);
    bound_ = before;
    return out;
  }

  /// A block that starts from what is bound here, and binds nothing here.
  Block inner_block(const std::vector<WrittenLiteral>& literals, const std::vector<Register>& wanted) {
    const std::vector<bool> before = bound_;
    Block out = block(literals);
    bound_ = before;
    std::vector<bool> read(bound_.size(), false);
    for (const Register reg : wanted) read[reg] = true;
    drop_unread(out.steps, std::move(read));
    return out;
  }

  /// Sorts the columns into those that are given, those that get bound, and second occurrences of the latter.
  Visit visit(const WrittenLiteral& literal) {
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

  static void add_reads(std::vector<bool>& read, const std::vector<Step>& steps);

  const WrittenBody& written_;
  const IndexNumber& index_number_;
  UndefinedArithmetic when_;
  std::vector<bool> bound_;
  std::uint32_t all_steps_ = 0;
};

void add(std::vector<bool>& read, const std::vector<Register>& registers) {
  for (const Register reg : registers) read[reg] = true;
}

void add(std::vector<bool>& read, const Access& access) {
  for (const ColumnRegister& part : access.key) read[part.reg] = true;
  for (const ColumnRegister& part : access.checks) read[part.reg] = true;
}

void add(std::vector<bool>& read, const Step& step) {
  struct Adding {
    std::vector<bool>& read;
    void operator()(const Visit& visit) const { add(read, visit.access); }
    void operator()(const Absent& absent) const { add(read, absent.access); }
    void operator()(const Filter& filter) const {
      add(read, registers_of(filter.left));
      add(read, registers_of(filter.right));
    }
    void operator()(const Compute& compute) const { add(read, registers_of(compute.expression)); }
    void operator()(const Aggregate& aggregate) const {
      add(read, aggregate.reads);
      if (aggregate.result && !aggregate.binds) read[*aggregate.result] = true;
    }
    void operator()(const Every& every) const { add(read, every.reads); }
  };
  std::visit(Adding{read}, step);
}

void Builder::add_reads(std::vector<bool>& read, const std::vector<Step>& steps) {
  for (const Step& step : steps) add(read, step);
}

/// A visit that is left without bindings needs one row and no more.
void drop_unread(std::vector<Step>& steps, std::vector<bool> read) {
  for (auto step = steps.rbegin(); step != steps.rend(); ++step) {
    add(read, *step);
    auto* const visit = std::get_if<Visit>(&*step);
    if (visit == nullptr) continue;
    std::erase_if(visit->binds, [&](const ColumnRegister& part) { return !read[part.reg]; });
    visit->once = visit->binds.empty();
  }
}

}  // namespace

Body build_body(const WrittenBody& written, const std::vector<Register>& given,
                const std::optional<std::vector<Register>>& wanted, UndefinedArithmetic when,
                const IndexNumber& index_number) {
  Builder builder(written, given, when, index_number);
  Body body{written.variables, written.constants, builder.block(written.literals).steps, builder.all_steps()};
  if (wanted) {
    std::vector<bool> read(body.registers(), false);
    for (const Register reg : *wanted) read[reg] = true;
    drop_unread(body.steps, std::move(read));
  }
  return body;
}

}  // namespace counsel::eval
