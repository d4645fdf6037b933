// The statements of the language, each in all its forms.
#include "tests/property/rule_text.h"

#include <utility>

#include "tests/property/token_maker.h"

namespace counsel::property {

namespace {

class StatementMaker : TokenMaker {
 public:
  using TokenMaker::TokenMaker;

  Tokens statement() {
    tokens_.clear();
    any_of({[&] { use(); }, [&] { source(); }, [&] { kind(); }, [&] { attribute(); }, [&] { relation(); },
            [&] { decision(); }, [&] { fact(); }, [&] { facts(); }, [&] { rule(); }, [&] { example(); }});
    return std::move(tokens_);
  }

 private:
  void use() {
    add("use");
    quoted();
  }
  void source() {
    add("source");
    written_name();
    quoted();
  }
  void kind() {
    add("kind");
    written_name();
    add(":");
    listed(8, ",", [&] {
      written_name();
      if (chance(40)) quoted();
      if (!chance(20)) return;
      add("also");
      times(1 + below(2), [&] { written_name(); });
    });
  }

  void choice(const char* word) {
    add({word, "of"});
    listed(6, ",", [&] { written_name(); });
  }
  void range(const char* word) {
    add(word);
    for (const char* bound : {"from", "to"})
      if (chance(50)) {
        add(bound);
        number();
      }
  }
  void ask() {
    add("ask");
    quoted();
  }
  void attribute() {
    add("attribute");
    written_name();
    add(":");
    any_of({[&] {
              add({"yes", "or", "no"});
            },
            [&] { choice("one"); }, [&] { choice("any"); }, [&] { range("integer"); }, [&] { range("number"); },
            [&] { add("text"); }});
    if (chance(50)) ask();
    times(below(4), [&] {
      written_name();
      quoted();
    });
  }
  void relation() {
    add("relation");
    written_name();
    add("(");
    listed(6, ",", [&] {
      written_name();
      add(":");
      if (chance(20)) return add({"yes", "or", "no"});
      any_word({"name", "text", "integer", "number", "framework", "\"odd kind\""});
    });
    add(")");
  }
  void decision() {
    add("decision");
    written_name();
    add(":");
    choice("one");
    if (chance(50)) ask();
  }

  void fact() {
    add("fact");
    assertion();
    citations();
  }
  std::string cell(const std::function<void()>& value) {
    Tokens outside = std::exchange(tokens_, {});
    value();
    std::string written;
    for (const std::string& token : tokens_) written += (written.empty() ? "" : " ") + token;
    tokens_ = std::move(outside);
    return std::string(below(3), ' ') + written + std::string(below(3), chance(80) ? ' ' : '\t');
  }
  void row(std::size_t columns, const std::function<void()>& value) {
    std::string out = "|";
    times(columns, [&] { out += cell(value) + "|"; });
    add(out);
  }
  void facts() {
    add("facts");
    written_name();
    citations();
    const std::size_t columns = 1 + below(4);
    row(columns, [&] { written_name(); });
    if (chance(30)) row(columns, [&] { any_word({"-", "---", ":--", ":-:", "--:"}); });
    times(1 + below(4), [&] {
      row(columns, [&] { any_of({[&] { number(); }, [&] { quoted(); }, [&] { name(); }, [] {}}); });
    });
  }

  void candidate() {
    any_of({[&] { variable(); }, [&] { quoted(); }, [&] { any_word({"Phoenix", "Node.js", "Gin"}); }});
  }
  void strength() {
    any_of({[] {},
            [&] {
              any_word({"strongly", "weakly"});
            },
            [&] {
              add({"with", "certainty"});
              chance(50) ? add("0.65") : variable();
            }});
    if (!chance(30)) return;
    add({"for", "each"});
    listed(3, ",", [&] { variable(); });
  }
  void conclusion() {
    const auto candidates = [&](const char* verb) {
      add(verb);
      listed(5, "or", [&] { candidate(); });
    };
    any_of({[&] {
              add("implies");
              listed(3, "and", [&] { assertion(); });
            },
            [&] { candidates("excludes"); },
            [&] {
              candidates("cautions");
              quoted();
            },
            [&] {
              candidates(chance(50) ? "suggests" : "discourages");
              strength();
            }});
  }
  void rule() {
    add("rule");
    written_name();
    if (chance(50)) quoted();
    add("when");
    condition(3);
    times(1 + below(2), [&] { conclusion(); });
    citations();
    if (!chance(50)) return;
    add("because");
    quoted();
    citations();
  }

  void standing() {
    any_of({[&] { add("first"); },
            [&] {
              add({"in", "top", "3"});
            },
            [&] { add("excluded"); },
            [&] {
              add("above");
              candidate();
            },
            [&] {
              chance(50) ? add({"excluded", "by"}) : add("because");
              written_name();
            }});
  }
  void expectation() {
    add("expect");
    if (chance(30)) add("not");
    if (chance(60)) {
      candidate();
      if (chance(20)) add("not");
      return standing();
    }
    any_of({[&] {
              add({"no", "recommendation"});
            },
            [&] {
              add({"nothing", "fits"});
            },
            [&] { add("contradiction"); },
            [&] {
              add({"scale", "is", "small"});
            },
            [&] { call([&] { item(); }); }});
  }
  void example() {
    add("example");
    written_name();
    if (chance(50)) quoted();
    in_list_ = true;
    times(below(3), [&] {
      add("given");
      listed(5, ",", [&] { operand(1); });
    });
    in_list_ = false;
    times(1 + below(3), [&] { expectation(); });
  }
};

}  // namespace

std::vector<Tokens> random_statements(std::mt19937_64& random, std::size_t count) {
  StatementMaker maker(random);
  std::vector<Tokens> statements(count);
  for (Tokens& statement : statements) statement = maker.statement();
  return statements;
}

}  // namespace counsel::property
