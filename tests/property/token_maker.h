// tests/property/token_maker.h
// Random words and sentences of rule text, token by token, in an order the grammar takes.
#pragma once

#include <array>
#include <functional>
#include <initializer_list>
#include <random>
#include <string>
#include <vector>

#include "tests/property/rule_text.h"

namespace counsel::property {

class TokenMaker {
 public:
  explicit TokenMaker(std::mt19937_64& random) : random_(random) {}

 protected:
  // Choices
  std::size_t below(std::size_t n) { return random_() % n; }
  bool chance(std::size_t percent) { return below(100) < percent; }
  void any_of(std::initializer_list<std::function<void()>> ways) { ways.begin()[below(ways.size())](); }
  void any_word(std::initializer_list<const char*> words) { add(words.begin()[below(words.size())]); }

  // Tokens
  void add(std::string token) { tokens_.push_back(std::move(token)); }
  void add(std::initializer_list<const char*> tokens) { tokens_.insert(tokens_.end(), tokens.begin(), tokens.end()); }
  void times(std::size_t count, const std::function<void()>& part) {
    while (count-- > 0) part();
  }
  /// One or more parts with `between` between them.
  void listed(std::size_t most, const char* between, const std::function<void()>& part);

  /// Some of the parts, in any order.
  void some_of(std::vector<std::function<void()>> parts);

  // Words
  void name();
  void quoted();
  void written_name() { chance(15) ? quoted() : name(); }
  void variable() {
    any_word({"?framework", "?x", "?_",
              "?Gr\xC3\xB6\xC3\x9F"
              "e"});
  }
  void number() { any_word({"0", "3", "-3", "0.5", "-2.5", "1e6", "9223372036854775807"}); }
  void date() { any_word({"2026-11-20", "1999-12-31", "2024-02-29"}); }
  void item();
  void constant();
  void items(std::size_t most);
  void rule_reference();

  // Sentences
  void call(const std::function<void()>& value);
  void assertion();
  void citations();
  void validity();
  void certainty();
  void group(std::size_t depth);
  void aggregate(std::size_t depth);
  void every(std::size_t depth);
  void term(std::size_t depth);
  void sum(std::size_t depth);
  void comparison(std::size_t depth);
  void is_something();
  void operand(std::size_t depth);
  void condition(std::size_t depth);

  Tokens tokens_;
  bool in_list_ = false;  // of conditions, where a comma ends one

 private:
  std::mt19937_64& random_;
};

}  // namespace counsel::property
