// engine/explain/supposed_answers.h
// What is answered under a change of answers (decide/moves.h), and which moves could make an answer be there.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/decide/moves.h"

namespace counsel::explain {

/// Something that is so by what is answered to one question, or is not.
struct AnswerClaim {
  enum class Form : std::uint8_t {
    has,    // it is answered with this value, or with any
    known,  // it is answered, if with none
  };
  Form form = Form::has;
  RelationId attribute{};
  std::optional<Value> value;
  bool negated = false;
};

class SupposedAnswers {
 public:
  SupposedAnswers(const lang::Program& program, std::span<const eval::CaseFact> answers);

  /// Those of one attribute, in order.
  const std::vector<decide::Move>& moves(RelationId attribute) const { return attributes_[index(attribute)].moves; }
  /// The attributes that have any, ascending.
  const std::vector<RelationId>& moving() const { return moving_; }
  bool is_answered(RelationId attribute) const { return attributes_[index(attribute)].answered; }

  std::vector<Value> values(RelationId attribute, std::span<const decide::Move> change) const;
  /// Those, and then those that a move would give it: numbers and dates that are near to what is answered first.
  std::vector<Value> possible_values(RelationId attribute, std::span<const decide::Move> change) const;
  bool holds(const AnswerClaim& claim, std::span<const decide::Move> change) const;

  /// "team-size=3 instead of 12", "need=orm", "need without orm", "concurrency unanswered".
  std::string text(const decide::Move& move, const lang::Program& program) const;

  /// Whether the move could be one of those that make the claim true.
  static bool helps(const decide::Move& move, const AnswerClaim& claim);

 private:
  struct OfAttribute {
    std::vector<Value> values;
    bool answered = false;
    std::vector<decide::Move> moves;
  };
  std::vector<OfAttribute> attributes_;  // by RelationId
  std::vector<RelationId> moving_;
};

}  // namespace counsel::explain
