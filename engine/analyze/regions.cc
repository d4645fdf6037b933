#include "engine/analyze/regions.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/analyze/value_order.h"

namespace counsel::analyze {

namespace {

using lang::Comparator;
using lang::Item;
using Cell = lang::TableStatement::Cell;

/// The value right after `value`, or one between it and what comes next; nothing where there is none.
std::optional<Value> after(const Value& value, const std::optional<Value>& next) {
  if (const auto* integer = std::get_if<std::int64_t>(&value)) {
    if (*integer == std::numeric_limits<std::int64_t>::max()) return std::nullopt;
    return Value(*integer + 1);
  }
  if (const auto* number = std::get_if<double>(&value)) {
    if (!next) return number_value(*number + std::max(1.0, std::abs(*number)));
    return number_value(*number / 2 + std::get<double>(*next) / 2);
  }
  if (const auto* date = std::get_if<Date>(&value))
    return *date < kLastDay ? std::optional<Value>(Date{date->days + 1}) : std::nullopt;
  if (const auto* text = std::get_if<Text>(&value)) return Value(Text{text->text + " "});
  return std::nullopt;
}

std::optional<Value> before(const Value& value) {
  if (const auto* integer = std::get_if<std::int64_t>(&value)) {
    if (*integer == std::numeric_limits<std::int64_t>::min()) return std::nullopt;
    return Value(*integer - 1);
  }
  if (const auto* number = std::get_if<double>(&value)) return number_value(*number - std::max(1.0, std::abs(*number)));
  if (const auto* date = std::get_if<Date>(&value))
    return kFirstDay < *date ? std::optional<Value>(Date{date->days - 1}) : std::nullopt;
  if (const auto* text = std::get_if<Text>(&value); text && !text->text.empty()) return Value(Text{""});
  return std::nullopt;
}

bool compares(const Value& left, Comparator comparator, const Value& right) {
  const auto order = order_of(left, right);
  switch (comparator) {
    case Comparator::equal:
      return order == 0;
    case Comparator::not_equal:
      return order != 0;
    case Comparator::less:
      return order < 0;
    case Comparator::less_equal:
      return order <= 0;
    case Comparator::greater:
      return order > 0;
    case Comparator::greater_equal:
      return order >= 0;
    case Comparator::contains:
    case Comparator::not_contains:
    case Comparator::starts_with:
    case Comparator::not_starts_with:
    case Comparator::ends_with:
    case Comparator::not_ends_with:
    case Comparator::matches:
    case Comparator::not_matches:
      break;  // no cell holds one
  }
  return false;
}

}  // namespace

std::optional<Regions> Regions::of(const lang::Program& program, const lang::Relation& attribute,
                                   const std::vector<const Cell*>& column) {
  if (attribute.attribute->holds == lang::Attribute::Holds::many || attribute.uncertain) return std::nullopt;
  Regions regions(program, attribute);
  const ColumnType& type = attribute.columns.front().type;
  if (type.type == Type::yes_no) regions.samples_ = {Value(true), Value(false)};
  if (const auto kind = type.type == Type::name ? program.find_kind(type.kind) : std::nullopt)
    for (const lang::Kind::Member& member : program.kind(*kind).members)
      regions.samples_.emplace_back(Name{member.name});
  if (!regions.samples_.empty()) return regions;

  std::vector<Value> constants;
  for (const Cell* cell : column)
    for (const Item& item : cell->values)
      if (auto value = regions.value_of(item)) constants.push_back(std::move(*value));
  for (const auto& bound : {attribute.attribute->from, attribute.attribute->to})
    if (bound) constants.push_back(*bound);
  std::ranges::sort(constants, [](const Value& a, const Value& b) { return order_of(a, b) < 0; });
  constants.erase(std::unique(constants.begin(), constants.end()), constants.end());
  for (std::size_t i = 0; i < constants.size(); ++i) {
    const auto next = i + 1 < constants.size() ? std::optional(constants[i + 1]) : std::nullopt;
    if (auto first = i == 0 ? before(constants[0]) : std::nullopt) regions.add(std::move(*first));
    regions.add(constants[i]);
    if (auto between = after(constants[i], next); between && (!next || order_of(*between, *next) < 0))
      regions.add(std::move(*between));
  }
  return regions;
}

void Regions::add(Value value) {
  const auto& [from, to] = std::pair(attribute_->attribute->from, attribute_->attribute->to);
  if ((from && order_of(value, *from) < 0) || (to && order_of(value, *to) > 0)) return;
  samples_.push_back(std::move(value));
}

std::optional<Value> Regions::value_of(const Item& item) const {
  const ColumnType& type = attribute_->columns.front().type;
  switch (item.kind) {
    case Item::Kind::integer:
      return type.type == Type::number ? number_value(static_cast<double>(item.integer)) : Value(item.integer);
    case Item::Kind::number:
      return number_value(item.number);
    case Item::Kind::date:
      return Value(item.date);
    case Item::Kind::variable:
      return std::nullopt;
    case Item::Kind::word:
    case Item::Kind::quoted:
      break;
  }
  if (type.type == Type::yes_no) return Value(item.text == "yes");
  if (type.type == Type::text) return Value(Text{item.text});
  const auto kind = program_->find_kind(type.kind);
  const lang::Kind::Member* member = kind ? program_->find_member(*kind, item.text) : nullptr;
  return Value(Name{member ? member->name : item.text});
}

bool Regions::meets(std::size_t region, const Cell& cell) const {
  const Value& value = samples_[region];
  const auto holds = [&](Comparator comparator, const Item& item) {
    const auto other = value_of(item);
    return other && compares(value, comparator, *other);
  };
  bool met = true;
  switch (cell.form) {
    case Cell::Form::any:
      return true;
    case Cell::Form::values:
      met = std::ranges::any_of(cell.values, [&](const Item& item) { return holds(Comparator::equal, item); });
      break;
    case Cell::Form::comparison:
      met = holds(cell.comparator, cell.values.front());
      break;
    case Cell::Form::range:
      met = holds(Comparator::greater_equal, cell.values.front()) && holds(Comparator::less_equal, cell.values.back());
      break;
  }
  return met != cell.negated;
}

}  // namespace counsel::analyze
