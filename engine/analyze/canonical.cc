#include "engine/analyze/canonical.h"

#include <algorithm>
#include <cstring>
#include <functional>

namespace counsel::analyze {

namespace {

using lang::Aggregate;
using lang::Alternative;
using lang::Arithmetic;
using lang::Atom;
using lang::Comparator;
using lang::Every;
using lang::Head;
using lang::Literal;
using lang::Operator;
using lang::Rule;
using lang::Term;
using lang::Test;

template <class Number>
void append_bytes(std::string& out, Number number) {
  char bytes[sizeof(Number)];
  std::memcpy(bytes, &number, sizeof(Number));
  out.append(bytes, sizeof(Number));
}

void append(std::string& out, const Value& value) {
  out += static_cast<char>('0' + value.index());
  struct Visit {
    std::string& out;
    void operator()(const Name& name) const { append_text(name.text); }
    void operator()(const Text& text) const { append_text(text.text); }
    void operator()(std::int64_t integer) const { append_bytes(out, integer); }
    void operator()(double number) const { append_bytes(out, number); }
    void operator()(bool yes) const { out += yes ? 'y' : 'n'; }
    void operator()(const Date& date) const { append_bytes(out, date); }
    void append_text(const std::string& text) const {
      append_bytes(out, text.size());
      out += text;
    }
  };
  std::visit(Visit{out}, value);
}

class Canonical {
 public:
  Canonical(const Rule& rule, std::span<const Literal* const> literals, std::span<const Head* const> heads,
            bool with_strength)
      : rule_(rule), colours_(rule.variables.size(), 0), uses_(rule.variables.size(), 0) {
    for (const Literal* literal : literals) parts_.push_back({literal, nullptr, "", ""});
    for (const Head* head : heads) parts_.push_back({nullptr, head, conclusion_key(rule, *head, with_strength), ""});
  }

  std::string text() {
    count_uses();
    const bool has_variables = std::ranges::any_of(uses_, [](std::size_t count) { return count > 1; });
    for (int round = 0; has_variables && round < kRounds; ++round) refine();
    write();
    std::ranges::stable_sort(parts_, {}, &Part::text);
    if (has_variables) number();
    std::string out;
    for (const Part& part : parts_) {
      append_bytes(out, part.text.size());
      out += part.text;
    }
    return out;
  }

 private:
  static constexpr int kRounds = 3;

  struct Part {
    const Literal* literal;
    const Head* head;
    std::string key;
    std::string text;
  };

  using VisitVariable = std::function<void(VariableId)>;

  /// In the order in which text_of writes them.
  void each_variable(const Part& part, const VisitVariable& visit) const {
    if (part.head)
      each_variable(part.head->terms, visit);
    else
      each_variable(*part.literal, visit);
  }
  void each_variable(const Term& term, const VisitVariable& visit) const {
    if (const auto* id = std::get_if<VariableId>(&term); id && !rule_.variables[index(*id)].attribute) visit(*id);
  }
  void each_variable(const std::vector<Term>& terms, const VisitVariable& visit) const {
    for (const Term& term : terms) each_variable(term, visit);
  }
  void each_variable(const Arithmetic& arithmetic, const VisitVariable& visit) const {
    if (arithmetic.op == Operator::leaf) return each_variable(arithmetic.leaf, visit);
    for (const Arithmetic& operand : arithmetic.operands) each_variable(operand, visit);
  }
  void each_variable(const std::vector<Alternative>& alternatives, const VisitVariable& visit) const {
    for (const Alternative& alternative : alternatives)
      for (const Literal& literal : alternative.literals) each_variable(literal, visit);
  }
  void each_variable(const Literal& literal, const VisitVariable& visit) const {
    struct Visit {
      const Canonical& self;
      const VisitVariable& visit;
      void operator()(const Atom& atom) const { self.each_variable(atom.terms, visit); }
      void operator()(const Test& test) const {
        self.each_variable(test.left, visit);
        self.each_variable(test.right, visit);
      }
      void operator()(const Aggregate& aggregate) const {
        self.each_variable(Term(aggregate.result), visit);
        self.each_variable(aggregate.operand, visit);
        for (const VariableId id : aggregate.own) visit(id);
        self.each_variable(aggregate.where, visit);
      }
      void operator()(const Every& every) const {
        for (const VariableId id : every.own) visit(id);
        self.each_variable(every.where, visit);
        self.each_variable(every.has, visit);
      }
    };
    std::visit(Visit{*this, visit}, literal);
  }

  void count_uses() {
    for (const Part& part : parts_) each_variable(part, [&](VariableId id) { ++uses_[index(id)]; });
  }

  void write() {
    for (Part& part : parts_) part.text = text_of(part);
  }

  /// A variable's colour is that of the places it stands in.
  void refine() {
    write();
    std::vector<std::vector<std::uint64_t>> places(colours_.size());
    for (const Part& part : parts_) {
      const std::uint64_t colour = std::hash<std::string>{}(part.text);
      std::uint64_t position = 0;
      each_variable(part, [&](VariableId id) { places[index(id)].push_back(colour * 31 + ++position); });
    }
    for (std::size_t i = 0; i < places.size(); ++i) {
      std::ranges::sort(places[i]);
      for (const std::uint64_t place : places[i]) colours_[i] = colours_[i] * 0x9E3779B97F4A7C15ull + place;
    }
  }

  void number() {
    std::vector<std::uint64_t> numbers(colours_.size(), 0);
    std::uint64_t next = 0;
    for (const Part& part : parts_)
      each_variable(part, [&](VariableId id) {
        if (numbers[index(id)] == 0) numbers[index(id)] = ++next;
      });
    colours_ = std::move(numbers);
    write();
    std::ranges::stable_sort(parts_, {}, &Part::text);
  }

  std::string text_of(const Part& part) const {
    std::string out = part.key;
    if (part.head)
      add(out, part.head->terms);
    else
      add(out, *part.literal);
    return out;
  }

  void add(std::string& out, const std::vector<Term>& terms) const {
    for (const Term& term : terms) add(out, term);
  }

  void add(std::string& out, const std::vector<Alternative>& alternatives) const {
    for (const Alternative& alternative : alternatives) {
      out += '[';
      for (const Literal& literal : alternative.literals) add(out, literal);
      out += ']';
    }
  }

  void add(std::string& out, const Literal& literal) const {
    struct Visit {
      const Canonical& self;
      std::string& out;
      void operator()(const Atom& atom) const {
        out += atom.negated ? 'n' : 'p';
        append_bytes(out, atom.relation);
        self.add(out, atom.terms);
      }
      void operator()(const Test& test) const { self.add(out, test); }
      void operator()(const Aggregate& aggregate) const {
        out += aggregate.absent ? 'x' : 'g';
        append_bytes(out, aggregate.function);
        self.add(out, Term(aggregate.result));
        self.add(out, aggregate.operand);
        self.add(out, aggregate.where);
      }
      void operator()(const Every& every) const {
        out += every.negated ? 'N' : 'E';
        self.add(out, every.where);
        out += ':';
        self.add(out, every.has);
      }
    };
    std::visit(Visit{*this, out}, literal);
  }

  void add(std::string& out, const Term& term) const {
    const auto* id = std::get_if<VariableId>(&term);
    if (const auto* value = std::get_if<Value>(&term)) {
      append(out, *value);
    } else if (!id || (uses_[index(*id)] == 1 && !rule_.variables[index(*id)].attribute)) {
      out += '_';  // a variable of one use matches anything
    } else if (const auto attribute = rule_.variables[index(*id)].attribute) {
      out += 'a';
      append_bytes(out, *attribute);
    } else {
      out += 'v';
      append_bytes(out, colours_[index(*id)]);
    }
  }

  void add(std::string& out, const Arithmetic& arithmetic) const {
    if (arithmetic.op == Operator::leaf) return add(out, arithmetic.leaf);
    out += '(';
    append_bytes(out, arithmetic.op);
    for (const Arithmetic& operand : arithmetic.operands) add(out, operand);
    out += ')';
  }

  /// `a > b` is written `b < a`, and the sides of `=` in their own order.
  void add(std::string& out, const Test& test) const {
    std::string left, right;
    add(left, test.left);
    add(right, test.right);
    Comparator comparator = test.comparator;
    if (comparator == Comparator::greater || comparator == Comparator::greater_equal) {
      comparator = comparator == Comparator::greater ? Comparator::less : Comparator::less_equal;
      std::swap(left, right);
    } else if ((comparator == Comparator::equal || comparator == Comparator::not_equal) && right < left) {
      std::swap(left, right);
    }
    out += 't';
    append_bytes(out, comparator);
    out += left + '|' + right;
  }

  const Rule& rule_;
  std::vector<Part> parts_;
  std::vector<std::uint64_t> colours_;
  std::vector<std::size_t> uses_;
};

}  // namespace

std::uint64_t hash_of(const Value& value) {
  std::string bytes;
  append(bytes, value);
  return std::hash<std::string>{}(bytes);
}

std::string conclusion_key(const Rule& rule, const Head& head, bool with_strength) {
  const lang::RuleConclusion& conclusion = rule.conclusions[head.conclusion];
  std::string out(1, 'h');
  append_bytes(out, conclusion.verb);
  if (conclusion.verb == lang::Verb::implies)
    append_bytes(out, conclusion.about.value_or(head.relation));
  else
    append_bytes(out, conclusion.decision);
  append_bytes(out, conclusion.for_each.size());
  if (with_strength) append_bytes(out, conclusion.strength.value_or(0));
  return out + conclusion.text;
}

std::string canonical_form(const Rule& rule, std::span<const Literal* const> literals,
                           std::span<const Head* const> heads, bool with_strength) {
  return Canonical(rule, literals, heads, with_strength).text();
}

std::vector<const Literal*> literals_of(const lang::Alternative& alternative) {
  std::vector<const Literal*> out;
  for (const Literal& literal : alternative.literals) out.push_back(&literal);
  return out;
}

std::string canonical_form(const Rule& rule) {
  std::vector<const Head*> heads;
  for (const Head& head : rule.heads) heads.push_back(&head);
  std::vector<std::string> forms;
  for (const lang::Alternative& alternative : rule.alternatives)
    forms.push_back(canonical_form(rule, literals_of(alternative), heads));
  std::ranges::sort(forms);
  forms.erase(std::unique(forms.begin(), forms.end()), forms.end());
  std::string out;
  for (const std::string& form : forms) {
    append_bytes(out, form.size());
    out += form;
  }
  for (const RuleId overridden : rule.overrides) append_bytes(out, overridden);
  return out;
}

}  // namespace counsel::analyze
