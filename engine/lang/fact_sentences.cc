#include "engine/lang/fact_sentences.h"

#include <iterator>

#include "engine/lang/parse.h"
#include "engine/lang/stated_facts.h"
#include "engine/lang/vocabulary.h"

namespace counsel::lang {

FactSentences read_fact_sentences(std::span<const FileId> files, const SyntaxTree& tree, const Sources& sources) {
  FactSentences read;
  std::vector<Diagnostic> said_elsewhere;
  const Vocabulary vocabulary = collect(tree, said_elsewhere);
  for (const FileId file : files) {
    std::optional<StatedFact>& fact = read.facts.emplace_back();
    ParsedFact parsed = parse_fact(file, sources.file(file).text);
    std::move(parsed.diagnostics.begin(), parsed.diagnostics.end(), std::back_inserter(read.diagnostics));
    if (!parsed.fact) continue;
    SyntaxTree alone;
    alone.statements.push_back({std::move(*parsed.fact), {}});
    const CheckedFacts checked = check_facts(alone, vocabulary, sources, read.diagnostics);
    if (!checked.stated.empty()) fact = checked.stated.front();
  }
  sort_by_place(read.diagnostics);
  return read;
}

}  // namespace counsel::lang
