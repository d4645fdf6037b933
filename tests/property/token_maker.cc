#include "tests/property/token_maker.h"

#include <algorithm>

namespace counsel::property {

void TokenMaker::listed(std::size_t most, const char* between, const std::function<void()>& part) {
  part();
  times(below(most), [&] {
    add(between);
    part();
  });
}

void TokenMaker::some_of(std::vector<std::function<void()>> parts) {
  std::shuffle(parts.begin(), parts.end(), random_);
  for (const auto& part : parts)
    if (chance(40)) part();
}

void TokenMaker::name() {
  any_word({"a", "b", "Phoenix", "Node.js", "C++", "C#", "real-time", "team-size", "largest-of-all-the-frameworks",
            "Gr\xC3\xB6\xC3\x9F"
            "e",
            "\xE6\xBC\xA2\xE5\xAD\x97", "first", "top", "one", "known", "also", "count", "has", "per", "uncertain",
            "fixed", "unique", "today",
            // These begin statements where they begin a line.
            "kind", "rule", "fact", "use", "example", "table"});
}

void TokenMaker::quoted() {
  any_word({"\"\xE2\x80\xA6\"", "\"Ruby on Rails\"", "\"-- no comment\"", "\"a | b\"", "\"\\\"\\\\\\n\"", "\"and\"",
            "\"each open connection costs one light process or one callback, and there are tens of thousands\""});
}

void TokenMaker::item() {
  chance(15) ? variable() : constant();
}

void TokenMaker::constant() {
  any_of({[&] { number(); }, [&] { date(); }, [&] { quoted(); }, [&] { name(); }, [&] { name(); }, [&] { name(); }});
}

void TokenMaker::rule_reference() { chance(30) ? any_word({"load-shape/3", "C++/12"}) : written_name(); }

void TokenMaker::items(std::size_t most) {
  times(1 + below(most), [&] { item(); });
}

void TokenMaker::call(const std::function<void()>& value) {
  name();
  add("(");
  listed(4, ",", [&] {
    if (chance(30)) {
      written_name();
      add(":");
    }
    value();
  });
  add(")");
}

void TokenMaker::assertion() {
  if (chance(30)) return call([&] { item(); });
  items(3);
  if (!chance(20)) return;
  add("is");
  number();
}

void TokenMaker::citations() {
  while (chance(35)) {
    add("source");
    written_name();
    if (chance(60)) quoted();
  }
}

void TokenMaker::validity() {
  const bool from = chance(60);
  if (from || chance(50)) add("valid");
  if (from) {
    add("from");
    date();
    if (chance(50)) return;
  }
  add("until");
  date();
}

void TokenMaker::certainty() {
  add({"with", "certainty"});
  chance(50) ? add("0.65") : variable();
}

void TokenMaker::group(std::size_t depth) {
  add("(");
  condition(depth);
  add(")");
}

void TokenMaker::aggregate(std::size_t depth) {
  if (chance(30)) {
    add({"count", "of"});
    variable();
  } else {
    any_word({"sum", "min", "max", "average"});
    add("of");
    sum(depth);
  }
  add("where");
  group(depth);
}

void TokenMaker::every(std::size_t depth) {
  add("every");
  variable();
  add("where");
  group(depth);
  add("has");
  group(depth);
}

void TokenMaker::term(std::size_t depth) {
  const auto plain = [&] { any_of({[&] { number(); }, [&] { date(); }, [&] { variable(); }, [&] { name(); }}); };
  if (depth == 0) return plain();
  any_of({plain, plain,
          [&] {
            add("-");
            term(depth - 1);
          },
          [&] {
            any_word({"abs", "length", "lower"});
            add("(");
            sum(depth - 1);
            add(")");
          },
          [&] { aggregate(depth - 1); },
          [&] {
            add({chance(50) ? "min" : "max", "("});
            sum(depth - 1);
            add(",");
            sum(depth - 1);
            add(")");
          },
          [&] {
            add("(");
            sum(depth - 1);
            add(")");
          }});
}

void TokenMaker::sum(std::size_t depth) {
  term(depth);
  times(below(2 + depth), [&] {
    any_word({"+", "-", "*", "/", "mod"});
    term(depth > 0 ? depth - 1 : 0);
  });
}

void TokenMaker::comparison(std::size_t depth) {
  sum(std::min<std::size_t>(depth, 2));
  any_word({"=", "!=", "<", "<=", ">", ">=", "contains", "starts-with", "ends-with", "matches"});
  sum(std::min<std::size_t>(depth, 2));
}

void TokenMaker::is_something() {
  item();
  add("is");
  if (chance(30)) add("not");
  if (!in_list_ && chance(25)) {
    add({"one", "of"});
    return listed(8, ",", [&] { item(); });
  }
  any_of({[&] { add("known"); }, [&] { add("unknown"); }, [&] { item(); }});
}

void TokenMaker::operand(std::size_t depth) {
  if (chance(20)) add("not");
  if (depth > 0 && chance(35)) return chance(70) ? group(depth - 1) : every(depth - 1);
  any_of({[&] { items(3); }, [&] { items(2); }, [&] { call([&] { item(); }); }, [&] { comparison(depth); },
          [&] { is_something(); }});
}

void TokenMaker::condition(std::size_t depth) {
  listed(5, chance(50) ? "and" : "or", [&] { operand(depth); });
}

}  // namespace counsel::property
