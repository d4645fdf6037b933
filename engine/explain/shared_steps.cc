#include "engine/explain/shared_steps.h"

#include <algorithm>
#include <limits>

#include "engine/eval/slot_table.h"

namespace counsel::explain {

namespace {

constexpr std::uint32_t kUnknown = std::numeric_limits<std::uint32_t>::max();
constexpr std::size_t kMostSteps = 1 << 17;

void append(std::string& out, const std::string& text) { (out += std::to_string(text.size()) += ':') += text; }

}  // namespace

std::size_t SharedSteps::Hash::operator()(const Numbers& numbers) const {
  std::uint64_t hash = numbers.size();
  for (const std::uint32_t each : numbers) hash = eval::mix(hash * 31 + each);
  return hash;
}

bool SharedSteps::begin(const Grounds& grounds) {
  if (!answers_questions_alone(grounds)) return false;
  const auto& below = grounds.model.symbols()->below();
  if (!below_) {
    below_ = below;
    symbols_ = eval::Symbols::over(below);
  }
  if (below != below_) return false;
  if (std::max({kept_, rows_.size(), told_.size(), answers_.size()}) > kMostSteps) forget();
  model_ = &grounds.model;
  told_now_.clear();
  for (std::uint32_t i = 0; i < bearing_.attributes().size(); ++i) told_now_.push_back(told_of(i, grounds));
  answers_now_.assign(questions_.size(), kUnknown);
  return true;
}

void SharedSteps::forget() {
  rows_.clear();
  kept_ = 0;
  told_.clear();
  answers_.clear();
  symbols_ = eval::Symbols::over(below_);
}

/// The number of all that the case says of the attribute.
std::uint32_t SharedSteps::told_of(std::uint32_t attribute, const Grounds& grounds) {
  std::vector<std::string> said;
  for (const RelationId id : bearing_.held_in(attribute)) {
    const std::uint32_t stated = model_->view(id).rows_below(1);
    for (std::uint32_t row = 0; row < stated; ++row) {
      const auto source = model_->source(id, RowId{row});
      if (source->kind != eval::RowSource::Kind::case_fact) continue;
      const Fact& fact = grounds.answers[source->index];
      std::string& one = said.emplace_back(std::to_string(index(id)) + ' ');
      for (const Value& value : model_->values(id, RowId{row})) append(one, std::to_string(value.index()) + to_string(value));
      for (const std::string* text : {&fact.place, &fact.who}) append(one, *text);
      one += std::to_string(static_cast<int>(fact.origin)) + ' ' + std::to_string(static_cast<std::int64_t>(fact.id));
      for (const Citation& each : fact.citations) append(one, each.document), append(one, each.locator);
    }
  }
  if (said.empty()) return 0;
  std::ranges::sort(said);
  std::string all;
  for (const std::string& each : said) append(all, each);
  return told_.try_emplace(std::move(all), static_cast<std::uint32_t>(told_.size() + 1)).first->second;
}

std::uint32_t SharedSteps::answers_to(std::uint32_t questions) {
  std::uint32_t& now = answers_now_[questions];
  if (now != kUnknown) return now;
  key_.assign(1, questions);
  for (const std::uint32_t attribute : questions_[questions]) key_.push_back(told_now_[attribute]);
  return now = answers_.try_emplace(key_, static_cast<std::uint32_t>(answers_.size())).first->second;
}

std::uint32_t SharedSteps::questions_about(Row row) {
  const Numbers found = bearing_.on(row.first, model_->values(row.first, row.second), *model_);
  const auto [known, is_new] = question_numbers_.try_emplace(found, static_cast<std::uint32_t>(questions_.size()));
  if (is_new) {
    questions_.push_back(found);
    answers_now_.push_back(kUnknown);
  }
  return known->second;
}

/// The symbol that its value has in all cases.
eval::Symbol SharedSteps::lasting(eval::Symbol symbol) {
  if (eval::Symbols::is_inline(symbol) || model_->symbols()->is_below(symbol)) return symbol;
  return symbols_.intern(model_->symbols()->value(symbol));
}

Step& SharedSteps::step(Row row, const std::optional<Spoken>& spoken) {
  const eval::Relation& rows = model_->view(row.first);
  const eval::Symbol* const cells = rows.row(static_cast<std::uint32_t>(row.second));
  key_.assign(1, static_cast<std::uint32_t>(row.first));
  for (std::uint32_t i = 0; i < rows.arity(); ++i) key_.push_back(static_cast<std::uint32_t>(lasting(cells[i])));
  const auto [place, is_new_row] = rows_.try_emplace(key_);
  Known& known = place->second;
  if (is_new_row) known.questions = questions_about(row);
  const std::uint64_t voice = !spoken ? 0 : spoken->overridden_by ? 2 + index(*spoken->overridden_by) : 1;
  const auto [step, is_new] = known.steps.try_emplace(voice << 32 | answers_to(known.questions));
  kept_ += is_new;
  if (!step->second.is_made) step->second.row = row;
  return step->second;
}

}  // namespace counsel::explain
