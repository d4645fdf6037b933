#include "tests/property/random_sentences.h"

namespace counsel::property {

namespace {

const std::vector<std::string> kMembers = {"a", "b", "c", "d"};

}  // namespace

std::string Sentences::condition(const Scope& scope, int depth) {
  const int kind = depth == 0 ? 0 : random_.pick(0, 5);
  if (kind < 2) return atom(scope, depth);
  if (kind == 2) return "not (" + condition(scope, depth - 1) + ")";
  const std::string joint = random_.chance(50) ? " and " : " or ";
  std::string out = "(" + condition(scope, depth - 1) + ")" + joint + "(" + condition(scope, depth - 1) + ")";
  if (random_.chance(30)) out += joint + "(" + condition(scope, depth - 1) + ")";
  return out;
}

std::string Sentences::atom(const Scope& scope, int depth) {
  switch (random_.pick(0, 15)) {
    case 0:
      return pick({"ready", "ready is no", "ready is not yes"});
    case 1:
      return pick({"high speed", "speed is low", "speed is not medium", "speed is one of low, high",
                   "speed is not one of low, high"});
    case 2:
      return "need " + part(scope);
    case 3:
      return pick({"need", "speed", "size", "ready", "due", scope.level > 0 ? "scale" : "speed"}) +
             pick({" is known", " is unknown"});
    case 4:
      return "size" + sign() + whole();
    case 5:
      return "due" + sign() + pick({date(), "2026-01-01 + size", "today - 2"});
    case 6:
      return pick({"remark contains \"a\"", "remark starts-with \"a\"", "remark matches \"" + random_.pattern() + "\"",
                   "length(remark)" + sign() + whole(), "lower(remark) = \"ab\""});
    case 7:
      if (scope.level > 0) return pick({"scale is small", "scale is not large", "risky", "risky is no"});
      return "speed is low";
    case 8:
      if (scope.level > 0) return "good(" + part(scope) + ")";
      return part(scope) + " r ?_";
    case 9:
      return part(scope) + " r " + part(scope);
    case 10:
      return "weight(" + part(scope) + ", " + whole() + ")";
    case 11:
      return scope.level > 1 ? part(scope) + " reach " + part(scope) : "label(of: " + part(scope) + ")";
    case 12:
      return scope.members.empty() ? "ready" : scope.members[0] + pick({" is ", " is not "}) + member();
    case 13:
      return depth > 0 ? aggregate(scope) : "ready";
    case 14:
      return depth > 0 ? every(scope) : "size > 3";
    default:
      return "size * 2 - 1" + sign() + pick({"abs(size - 4)", "min(size, 3)", "max(2, size) mod 3", "size / 2"});
  }
}

std::string Sentences::aggregate(const Scope& scope) {
  const std::string z = fresh();
  const std::string value = fresh();
  const std::string inside = random_.chance(50) ? "" : " and (" + inner(scope, z) + ")";
  const std::string function = pick({"sum", "min", "max", "average"});
  switch (random_.pick(0, 4)) {
    case 0:
      return "count of " + z + " where (" + part(scope) + " r " + z + inside + ")" + sign() + whole();
    case 1:
      return function + " of " + value + " where (weight(" + z + ", " + value + ")" + inside + ")" + sign() + whole();
    case 2:
      return function + " of " + value + " where (price(" + z + ", " + value + ")" + inside + ")" + sign() + number();
    case 3:
      return pick({"min", "max"}) + " of " + value + " where (since(" + z + ", " + value + ")" + inside + ")" + sign() +
             date();
    default:
      return "size" + sign() + "count of " + z + " where (need " + z + inside + ")";
  }
}

std::string Sentences::every(const Scope& scope) {
  const std::string z = fresh();
  const std::string where = pick({"need " + z, part(scope) + " r " + z, "weight(" + z + ", " + fresh() + ")"});
  return "every " + z + " where (" + where + ") has (" + inner(scope, z) + ")";
}

std::string Sentences::inner(Scope scope, const std::string& variable) {
  scope.members = {variable, variable, scope.members.empty() ? variable : scope.members[0]};
  return condition(scope, random_.pick(0, 1));
}

std::string Sentences::part(const Scope& scope) {
  return !scope.members.empty() && random_.chance(75) ? pick(scope.members) : member();
}

std::string Sentences::member() { return pick(kMembers); }

std::string Sentences::whole() { return std::to_string(random_.pick(0, 6)); }

std::string Sentences::number() { return std::to_string(random_.pick(0, 4)) + pick({".5", ".25", ".1"}); }

std::string Sentences::text() { return pick({"\"a\"", "\"ab\"", "\"AB\"", "\"\"", "\"abc\""}); }

std::string Sentences::date() { return "2026-01-0" + std::to_string(random_.pick(1, 7)); }

std::string Sentences::sign() { return pick({" = ", " != ", " < ", " <= ", " > ", " >= "}); }

std::string Sentences::pick(const std::vector<std::string>& words) { return random_.any_of(words); }

std::string Sentences::maybe(int percent, const std::string& words) { return random_.chance(percent) ? words : ""; }

std::string Sentences::fresh() { return "?z" + std::to_string(variables_++); }

}  // namespace counsel::property
