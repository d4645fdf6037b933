// engine/base/pattern.h
// A regular expression that an author wrote.
//
// Cost:   linear in the text, whatever the expression: RE2 (Cox 2010). A copy shares the compiled form.
// Errors: what is no expression, or compiles to more than 1 MiB, is the reason in RE2's words.
// Source: RE2's syntax, over UTF-8.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

namespace re2 {
class RE2;
}

namespace counsel {

class Pattern {
 public:
  static tl::expected<Pattern, std::string> compile(std::string_view expression);

  /// Whether the expression takes the text as a whole.
  bool matches(std::string_view text) const;

 private:
  explicit Pattern(std::shared_ptr<const re2::RE2> compiled) : compiled_(std::move(compiled)) {}

  std::shared_ptr<const re2::RE2> compiled_;
};

}  // namespace counsel
