#include "kb/decision.h"

#include <algorithm>

#include "kb/merkle.h"
#include "kb/records.h"

namespace counsel::kb {

std::string answer_part(std::size_t number) { return "answer " + std::to_string(number); }

const Withheld* find_part(const std::vector<Withheld>& withheld, std::string_view part) {
  const auto found = std::ranges::find(withheld, part, &Withheld::part);
  return found == withheld.end() ? nullptr : &*found;
}

Digest commitment(const Withheld& withheld) { return sha256(withheld.salt + withheld.bytes); }

DecisionRecord record_of(const DecisionEntry& entry, std::int64_t id,
                         const std::function<Digest(std::string_view)>& hash) {
  const Withheld* const proof = find_part(entry.withheld, kProofPart);
  return {.id = id,
          .act = entry.act,
          .purpose = entry.purpose,
          .program = entry.program,
          .decision = entry.decision,
          .outcome = entry.outcome,
          .leaders = entry.leaders,
          .facts_version = entry.facts_version,
          .facts = entry.facts,
          .rules = entry.rules->digest,
          .answers = entry.answers,
          .result = hash(entry.result),
          .proof = proof ? commitment(*proof) : hash(entry.proof)};
}

Digest leaf_of(const DecisionRecord& record) {
  const std::string id = std::to_string(record.id);
  const std::string facts_version = std::to_string(record.facts_version);
  std::string text;
  text.reserve(512 + record.answers.size());
  for (const std::string_view field :
       {std::string_view(id), std::string_view(record.act.when), std::string_view(record.act.who),
        std::string_view(record.purpose), std::string_view(record.program), std::string_view(record.decision),
        std::string_view(record.outcome), std::string_view(record.leaders), std::string_view(facts_version),
        bytes_of(record.facts), bytes_of(record.rules), std::string_view(record.answers), bytes_of(record.result),
        bytes_of(record.proof)})
    append_field(text, field);
  return leaf_hash(text);
}

Digest digest_of_facts(const std::vector<Fact>& facts) {
  std::string text;
  for (const Fact& fact : facts) {
    append_field(text, std::to_string(static_cast<std::int64_t>(fact.id)));
    append_field(text, identity(fact.relation, fact.values));
    append_field(text, origin_word(fact.origin));
    append_field(text, fact.who);
    append_field(text, fact.origin == Origin::rules ? "" : fact.place);
    append_field(text, std::to_string(fact.citations.size()));
    for (const Citation& citation : fact.citations) {
      append_field(text, citation.document);
      append_field(text, citation.locator);
    }
  }
  return sha256(text);
}

}  // namespace counsel::kb
