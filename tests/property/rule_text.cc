// The statements of the language, each in all its forms.
#include "tests/property/rule_text.h"

#include <utility>

#include "tests/property/table_maker.h"

namespace counsel::property {

namespace {

class StatementMaker : TableMaker {
 public:
  using TableMaker::TableMaker;

  Tokens statement() {
    tokens_.clear();
    any_of({[&] { use(); }, [&] { source(); }, [&] { kind(); }, [&] { attribute(); }, [&] { relation(); },
            [&] { decision(); }, [&] { fact(); }, [&] { facts(); }, [&] { rule(); }, [&] { table(); },
            [&] { example(); }});
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
  void range(const char* word, const std::function<void()>& bound) {
    add(word);
    for (const char* side : {"from", "to"})
      if (chance(50)) {
        add(side);
        bound();
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
            [&] { choice("one"); }, [&] { choice("any"); }, [&] { range("integer", [&] { number(); }); },
            [&] { range("number", [&] { number(); }); }, [&] { range("date", [&] { date(); }); },
            [&] { add("text"); }});
    some_of({[&] { ask(); }, [&] { labels(); }, [&] { add("uncertain"); }, [&] { add("fixed"); },
             [&] { add("personal"); },
             [&] {
               add("default");
               constant();
             },
             [&] {
               add("cost");
               number();
             }});
  }
  void labels() {
    name();  // in quotes it would make a label of the word before
    quoted();
    times(below(3), [&] {
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
      any_word({"name", "text", "integer", "number", "date", "framework", "\"odd kind\""});
    });
    add(")");
    some_of({[&] { add("uncertain"); },
             [&] {
               add("one");
               written_name();
               add("per");
               listed(3, ",", [&] { written_name(); });
             }});
  }
  void decision() {
    add("decision");
    written_name();
    add(":");
    choice("one");
    some_of({[&] { ask(); },
             [&] {
               add({"confident", "from"});
               number();
               if (chance(70)) add("points");
             }});
  }

  void fact() {
    add("fact");
    assertion();
    if (chance(30)) certainty();
    some_of({[&] { citations(); }, [&] { validity(); }, [&] { citations(); }});
  }
  void facts() {
    add("facts");
    written_name();
    if (chance(20)) {
      add("from");
      quoted();
      return citations();
    }
    some_of({[&] { citations(); }, [&] { validity(); }});
    rows_of_facts();
  }

  void candidate() {
    any_of({[&] { variable(); }, [&] { quoted(); }, [&] { any_word({"Phoenix", "Node.js", "Gin"}); }});
  }
  void strength() {
    any_of({[] {}, [&] { any_word({"strongly", "weakly"}); }, [&] { certainty(); }});
    repeated();
  }
  void repeated() {
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
              listed(3, "and", [&] {
                if (chance(20)) add("not");
                assertion();
              });
              strength();
            },
            [&] { candidates("excludes"); },
            [&] {
              candidates("cautions");
              quoted();
              repeated();
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
    some_of({[&] { citations(); }, [&] { validity(); }, [&] { overrides(); }, [&] { citations(); },
             [&] {
               add("because");
               quoted();
             }});
  }
  void overrides() {
    add("overrides");
    listed(3, ",", [&] { rule_reference(); });
  }
  void table() {
    add("table");
    written_name();
    if (chance(50)) quoted();
    if (chance(30)) add("unique");
    some_of({[&] { citations(); }, [&] { validity(); }, [&] { overrides(); }});
    rows_of_decisions();
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
              rule_reference();
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
      listed(5, ",", [&] {
        operand(1);
        if (chance(20)) certainty();
      });
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
