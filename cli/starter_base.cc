#include "cli/starter_base.h"

#include <array>

namespace counsel::cli {

namespace {

constexpr std::string_view kVocabulary =
    R"(-- The words of this rule base. A name that no statement declares is an error, so no condition can be misspelt and
-- then silently never hold.

-- A document that facts and rules cite.
source handbook "The town's travel handbook"

-- What can be chosen. Ties and lists keep this order; the quoted text is what people see.
kind way: walking "Walking", bicycle "Bicycle", bus "Bus", car "Car"
kind load: bag, suitcase, furniture

-- Questions. Nobody has to answer all of them: what is unanswered speaks for nothing.
attribute distance: integer from 1 to 500
  ask "How many kilometres is it?"

attribute rain: yes or no
  ask "Will it rain on the way?"

attribute carry: any of load
  ask "What has to come along?"

-- Without `ask` an attribute is not asked for: rules work it out.
attribute trip: one of short, long

-- General knowledge, which does not depend on the case.
relation takes(way: way, load: load)

-- What the rule base decides.
decision way: one of way
  ask "How should we get there?"
)";

constexpr std::string_view kFacts = R"(-- What is known whatever the case. The first row of a table names the columns.

facts takes  source handbook "Loads"
  | way     | load      |
  | walking | bag       |
  | bicycle | bag       |
  | bus     | bag       |
  | bus     | suitcase  |
  | car     | bag       |
  | car     | suitcase  |
  | car     | furniture |
)";

constexpr std::string_view kRules =
    R"(-- What follows from what. `implies` states a fact; `suggests` and `discourages` weigh; `excludes` rules out.

rule short-trip
  distance <= 5 implies trip is short

rule long-trip
  distance > 5 implies trip is long

rule a-few-steps "It is only a few steps"
  distance <= 1 suggests walking strongly
  because "{distance} km is quicker walked than prepared for"

rule near-enough "Near enough for a bicycle"
  trip is short suggests bicycle
  because "{distance} km is a short ride"
  source handbook "Distances"

rule far "Too far to go by one's own strength"
  trip is long
  suggests bus strongly
  suggests car
  because "it is {distance} km"
  source handbook "Distances"

rule roof "A roof against the rain"
  rain
  suggests bus or car weakly
  discourages walking or bicycle strongly
  because "it rains"

-- A word with `?` stands for anything of its kind: this rule speaks for every way and every load.
rule room-for-the-load "There is room for what comes along"
  carry ?load and ?way takes ?load
  suggests ?way weakly for each ?load
  because "there is room for the {?load}"
  source handbook "Loads"

rule no-room "There is no room for what comes along"
  carry ?load and not ?way takes ?load
  excludes ?way
  because "there is no room for the {?load}"
  source handbook "Loads"
)";

constexpr std::string_view kExamples =
    R"(-- Cases with what must come out: they document the rules and test them at once.

example around-the-corner "A few steps in the dry"
  given distance is 1, not rain
  expect walking first
  expect trip is short
  expect walking because a-few-steps

example across-town "A ride through the town"
  given distance is 4, carry bag
  expect bicycle first
  expect bicycle because near-enough
  expect bicycle above walking

example wet-ride "The same in the rain"
  given distance is 4, rain
  expect bicycle not in top 2
  expect not walking first

example next-town "A visit to the next town with luggage"
  given distance is 30, carry suitcase
  expect bus first
  expect car in top 2
  expect bus because room-for-the-load
  expect bicycle excluded by no-room

example moving-house "Furniture needs a car"
  given distance is 30, carry furniture
  expect car first
  expect bus excluded by no-room

example nobody-was-asked "Without an answer there is nothing to go by"
  given carry is none
  expect no recommendation
)";

constexpr std::array<StarterFile, 4> kFiles = {{
    {"vocabulary.rules", kVocabulary},
    {"facts.rules", kFacts},
    {"rules.rules", kRules},
    {"examples.rules", kExamples},
}};

}  // namespace

std::span<const StarterFile> starter_base() { return kFiles; }

}  // namespace counsel::cli
