#include "tests/property/random_choices.h"

#include <vector>

namespace counsel::property {

namespace {

constexpr std::size_t kMostQuestions = 12;
const std::vector<std::string> kCandidates = {"Ant", "Bee", "Cat", "Dog"};

class Maker {
 public:
  Maker(std::mt19937_64& random, std::size_t most, bool flips) : random_(random), most_(most), flips_(flips) {}

  std::string text() && {
    text_ = "kind animal: Ant, Bee, Cat, Dog\ndecision pet: one of animal\n";
    while (questions_ < kMostQuestions && ask()) {
    }
    for (std::size_t i = 0; i < 3; ++i) {
      const std::string derived = "d" + std::to_string(i);
      text_ += "attribute " + derived + ": yes or no\n";
      for (std::size_t rules = 1 + upto(1); rules > 0; --rules) rule("implies " + derived);
      conditions_.push_back(derived);
      conditions_.push_back("not " + derived);
    }
    for (std::size_t i = 6 + upto(10); i > 0; --i) rule(saying());
    return text_ + "example here\n" + (given_.empty() ? "" : "  given " + given_ + "\n") + "  expect no recommendation\n";
  }

 private:
  std::size_t upto(std::size_t most) { return std::uniform_int_distribution<std::size_t>(0, most)(random_); }
  bool one_in(std::size_t n) { return upto(n - 1) == 0; }
  std::string pick(const std::vector<std::string>& words) { return words[upto(words.size() - 1)]; }

  /// Adds a question, unless more changes could be made of it than are left.
  bool ask() {
    const bool of_two = flips_ || !one_in(5);
    const bool many = !of_two && one_in(2);
    const bool answered = flips_ || !one_in(4);
    const bool fixed = !flips_ && one_in(10);
    // As it is; or otherwise: another value, or any set of values.
    const std::size_t ways = fixed ? 1 : many ? 8 : (of_two ? 2 : 3) + (answered ? 0 : 1);
    if (changes_ * ways > most_) return false;
    changes_ *= ways;
    const std::string name = "q" + std::to_string(questions_++);
    const std::vector<std::string> values = {"x", "y", "z"};
    text_ += "attribute " + name + ": " + (of_two ? "yes or no" : many ? "any of x, y, z" : "one of x, y, z");
    if (one_in(2)) text_ += " cost " + std::to_string(upto(3));
    text_ += (fixed ? " fixed" : "") + std::string(" ask \"" + name + "?\"\n");
    if (answered) given_ += (given_.empty() ? "" : ", ") + name + " is " + (of_two ? pick({"yes", "no"}) : pick(values));
    if (of_two) {
      conditions_.insert(conditions_.end(), {name, "not " + name});
    } else {
      for (const std::string& value : values) conditions_.push_back(name + " is " + value);
      conditions_.push_back("not (" + name + " is x)");
    }
    return true;
  }

  std::string condition() {
    const std::string joint = one_in(3) ? " or " : " and ";
    std::string out = pick(conditions_);
    for (std::size_t i = upto(2); i > 0; --i) out += joint + pick(conditions_);
    return out;
  }

  std::string saying() {
    if (one_in(6)) return "excludes " + pick(kCandidates);
    const std::string verb = one_in(4) ? "discourages " : "suggests ";
    return verb + pick(kCandidates) + pick({"", " strongly", " weakly", " with certainty 0.35"});
  }

  void rule(const std::string& conclusion) {
    const std::string name = "r" + std::to_string(rules_++);
    text_ += "rule " + name + "  when " + condition() + " " + conclusion;
    const bool says = !conclusion.starts_with("implies");
    if (says && one_in(6) && !speaking_.empty()) text_ += " overrides " + pick(speaking_);
    if (says) speaking_.push_back(name);
    text_ += "\n";
  }

  std::mt19937_64& random_;
  std::size_t most_;
  bool flips_;
  std::size_t changes_ = 1, questions_ = 0, rules_ = 0;
  std::string text_, given_;
  std::vector<std::string> conditions_, speaking_;
};

}  // namespace

std::string random_choices(std::mt19937_64& random, std::size_t most, bool flips) {
  return Maker(random, most, flips).text();
}

}  // namespace counsel::property
