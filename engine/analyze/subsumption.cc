#include "engine/analyze/subsumption.h"

#include <vector>

namespace counsel::analyze {

namespace {

using lang::Arithmetic;
using lang::Atom;
using lang::Literal;
using lang::Term;
using lang::Test;

constexpr std::size_t kMostSteps = 500;

class Matching {
 public:
  Matching(const Way& general, const Way& special)
      : general_(general), special_(special), image_(general.rule->variables.size()) {}

  bool run() { return match(general_.head->terms, special_.head->terms) && place(0); }

 private:
  bool place(std::size_t at) {
    const auto& literals = general_.alternative->literals;
    if (at == literals.size()) return true;
    if (ranges_over_candidates(literals[at])) return place(at + 1);
    for (const Literal& literal : special_.alternative->literals) {
      if (++steps_ > kMostSteps) return false;
      const auto before = image_;
      if (match(literals[at], literal) && place(at + 1)) return true;
      image_ = before;
    }
    return false;
  }

  /// That a variable in a candidate's place is a candidate is so of whatever stands there in the special head.
  bool ranges_over_candidates(const Literal& literal) const {
    const auto* atom = std::get_if<Atom>(&literal);
    const auto* id =
        atom && atom->implied && atom->terms.size() == 1 ? std::get_if<VariableId>(&atom->terms.front()) : nullptr;
    return id && !general_.rule->variables[index(*id)].attribute;
  }

  bool match(const Literal& general, const Literal& special) {
    if (general.index() != special.index()) return false;
    if (const auto* atom = std::get_if<Atom>(&general)) {
      const Atom& other = std::get<Atom>(special);
      return atom->relation == other.relation && atom->negated == other.negated &&
             match(atom->terms, other.terms, atom->negated);
    }
    if (!std::holds_alternative<Test>(general)) return false;  // aggregates and `every` are not looked into
    const Test& test = std::get<Test>(general);
    const Test& other = std::get<Test>(special);
    return test.comparator == other.comparator && match(test.left, other.left) && match(test.right, other.right);
  }

  bool match(const std::vector<Term>& general, const std::vector<Term>& special, bool negated = false) {
    if (general.size() != special.size()) return false;
    for (std::size_t i = 0; i < general.size(); ++i)
      if (!match(general[i], special[i], negated)) return false;
    return true;
  }

  bool match(const Term& general, const Term& special, bool negated = false) {
    if (std::holds_alternative<lang::Anything>(general)) return !negated || general == special;
    // The absence of every row is the absence of each.
    if (negated && std::holds_alternative<lang::Anything>(special)) return true;
    const auto* id = std::get_if<VariableId>(&general);
    if (!id) return general == special;
    if (std::holds_alternative<lang::Anything>(special)) return false;
    const auto attribute = general_.rule->variables[index(*id)].attribute;
    const auto* other = std::get_if<VariableId>(&special);
    if (attribute && (!other || special_.rule->variables[index(*other)].attribute != attribute)) return false;
    auto& image = image_[index(*id)];
    if (image) return *image == special;
    image = special;
    return true;
  }

  bool match(const Arithmetic& general, const Arithmetic& special) {
    if (general.op != special.op || general.operands.size() != special.operands.size()) return false;
    if (general.op == lang::Operator::leaf) return match(general.leaf, special.leaf);
    for (std::size_t i = 0; i < general.operands.size(); ++i)
      if (!match(general.operands[i], special.operands[i])) return false;
    return true;
  }

  const Way& general_;
  const Way& special_;
  std::vector<std::optional<Term>> image_;  // by variable of the general one
  std::size_t steps_ = 0;
};

}  // namespace

bool subsumes(const Way& general, const Way& special) { return Matching(general, special).run(); }

}  // namespace counsel::analyze
