// kb/decision.h
// A decision as it goes on the record, and as the record has it. kb knows what is stored of it and how it is hashed;
// what the JSON texts in it mean is written down in docs/storage.md "Decisions".
//
// Units:  ids count from 1 without a gap; the record `id` is leaf `id - 1` of the log's Merkle tree (merkle.h). Those that
//         were pruned are the first ones, and their leaves are kept.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/fact.h"
#include "kb/digest.h"
#include "kb/record.h"

namespace counsel::kb {

/// What a filter of the log can ask for. Stored as the words of `mention_word`: never reword.
enum class MentionKind : std::uint8_t {
  candidate,  // it leads; by its name
  rule,       // the leaders' proof rests on it; by its name
  fact,       // likewise; as the proof states it
  who,        // the last two are columns of the record, of few values each, and an entry does not name them
  outcome,
};

constexpr std::array<std::string_view, 5> kMentionWords = {"candidate", "rule", "fact", "who", "outcome"};
constexpr std::string_view mention_word(MentionKind kind) { return kMentionWords[static_cast<std::size_t>(kind)]; }

struct Mention {
  MentionKind kind{};
  std::string name;
};

/// Those that are columns.
constexpr std::array<MentionKind, 2> kColumnKinds = {MentionKind::who, MentionKind::outcome};

/// A part of a record that can be erased: the record has SHA-256 over `salt` and `bytes` in its place, which says nothing
/// of them once both are gone.
struct Withheld {
  std::string part;   // `answer_part`, kProofPart or kAskedPart
  std::string salt;   // 32 random bytes, so that nobody finds the bytes by trying
  std::string bytes;
};

inline constexpr std::string_view kProofPart = "proof";  // of a decision that failed, what was said
inline constexpr std::string_view kAskedPart = "asked";  // of a decision that failed, the words that were typed

/// Of the answers from 1: "answer 2".
std::string answer_part(std::size_t number);

/// Nothing where it was erased, or never withheld.
const Withheld* find_part(const std::vector<Withheld>& withheld, std::string_view part);

Digest commitment(const Withheld& withheld);

/// The rule text that decisions rest on, and the files of facts that it names, hashed once for all of them.
struct RuleText {
  struct File {
    Digest digest{};
    std::string bytes;
  };
  std::string manifest;  // JSON: which files these are, by their digests
  Digest digest{};       // of the manifest
  std::vector<File> files;  // all of which the manifest says that they are kept
};

/// The outcome of what came to no answer.
inline constexpr std::string_view kFailed = "failed";
/// The outcomes of records that answer nothing, but say what was erased from the log (erasure_record.h): parts of decisions …
inline constexpr std::string_view kRedacted = "redacted";
/// … or all of the oldest.
inline constexpr std::string_view kPruned = "pruned";

constexpr bool is_erasure(std::string_view outcome) { return outcome == kRedacted || outcome == kPruned; }

/// Whether it was an answer, so that it rests on facts of the base.
constexpr bool is_answered(std::string_view outcome) { return outcome != kFailed && !is_erasure(outcome); }

/// What the log is told.
struct DecisionEntry {
  Act act;                           // who asked, and when
  std::string purpose;               // may be empty
  std::string program;               // the version that answered
  std::string decision;              // its name; empty where nothing got that far
  std::string outcome;               // decide::outcome_word, kFailed, kRedacted or kPruned
  std::string leaders;               // for the reader: their names as one lists them; empty where nobody leads
  std::int64_t facts_version = 0;    // of the base …
  Digest facts{};                    // … and what it held then
  std::shared_ptr<const RuleText> rules;
  std::string answers;               // JSON, with commitments for what is withheld
  std::string result;                // JSON: the ranking and what it came by
  std::string proof;                 // JSON; empty where it is withheld
  std::vector<Withheld> withheld;
  std::vector<Mention> mentions;
};

/// What the log has.
struct DecisionRecord {
  std::int64_t id = 0;
  Act act;
  std::string purpose;
  std::string program;
  std::string decision;
  std::string outcome;
  std::string leaders;
  std::int64_t facts_version = 0;
  Digest facts{};
  Digest rules{};
  std::string answers;
  Digest result{};
  Digest proof{};  // of the bytes, or the commitment to them where they are withheld
};

/// The record that an entry becomes. `hash` is what is as good as `sha256`.
DecisionRecord record_of(const DecisionEntry& entry, std::int64_t id,
                         const std::function<Digest(std::string_view)>& hash = sha256);

/// The leaf that stands for the record: over all of its fields, in their order, as docs/storage.md puts them together.
Digest leaf_of(const DecisionRecord& record);

/// Of facts as decisions read them: equal where they say the same on the same grounds. Where in the rule files a fact
/// stands is left out, since it may move while the facts stay the same. Requires: sorted, as fact_base.h reads them.
Digest digest_of_facts(const std::vector<Fact>& facts);

}  // namespace counsel::kb
