#include "engine/eval/symbols.h"

#include <bit>
#include <functional>

#include "engine/base/check.h"

namespace counsel::eval {

namespace {

std::uint32_t hash_of(const Value& value) {
  struct Hasher {
    std::uint64_t operator()(const Name& name) const { return std::hash<std::string>{}(name.text); }
    std::uint64_t operator()(const Text& text) const { return std::hash<std::string>{}(text.text); }
    std::uint64_t operator()(std::int64_t integer) const { return static_cast<std::uint64_t>(integer); }
    std::uint64_t operator()(double number) const { return std::bit_cast<std::uint64_t>(number); }
    std::uint64_t operator()(bool yes) const { return yes; }
    std::uint64_t operator()(Date date) const { return static_cast<std::uint64_t>(date.days); }
  };
  return mix(std::visit(Hasher{}, value) + value.index());
}

std::size_t text_bytes(const Value& value) {
  if (const auto* name = std::get_if<Name>(&value)) return name->text.capacity();
  if (const auto* text = std::get_if<Text>(&value)) return text->text.capacity();
  return 0;
}

}  // namespace

Symbols Symbols::over(std::shared_ptr<const Symbols> below) {
  Symbols symbols;
  symbols.first_ = below->first_ + static_cast<std::uint32_t>(below->values_.size());
  symbols.below_ = std::move(below);
  return symbols;
}

Symbol Symbols::intern(std::int64_t integer) {
  if (integer >= -kBias && integer < kBias)
    return static_cast<Symbol>(kInline | static_cast<std::uint32_t>(integer + kBias));
  return intern(Value(integer));
}

Symbol Symbols::intern(const Value& value) {
  if (const auto* integer = std::get_if<std::int64_t>(&value); integer && *integer >= -kBias && *integer < kBias)
    return intern(*integer);
  const std::uint32_t hash = hash_of(value);
  if (const std::uint32_t known = find_interned(value, hash); known != SlotTable::kNone)
    return static_cast<Symbol>(known);
  const std::uint32_t number = first_ + static_cast<std::uint32_t>(values_.size());
  COUNSEL_CHECK(number < static_cast<std::uint32_t>(kNoValue), "limits stop a run before two thousand million values");
  values_.push_back(value);
  text_bytes_ += text_bytes(value);
  table_.make_room(1);
  table_.take(table_.place(hash, [](std::uint32_t) { return false; }), hash, number);
  return static_cast<Symbol>(number);
}

std::optional<Symbol> Symbols::find(const Value& value) const {
  if (const auto* integer = std::get_if<std::int64_t>(&value); integer && *integer >= -kBias && *integer < kBias)
    return static_cast<Symbol>(kInline | static_cast<std::uint32_t>(*integer + kBias));
  const std::uint32_t number = find_interned(value, hash_of(value));
  if (number == SlotTable::kNone) return std::nullopt;
  return static_cast<Symbol>(number);
}

std::uint32_t Symbols::find_interned(const Value& value, std::uint32_t hash) const {
  for (const Symbols* table = this; table != nullptr; table = table->below_.get()) {
    const std::uint32_t number =
        table->table_.find(hash, [&](std::uint32_t at) { return table->values_[at - table->first_] == value; });
    if (number != SlotTable::kNone) return number;
  }
  return SlotTable::kNone;
}

const Value* Symbols::interned(Symbol symbol) const {
  if (is_inline(symbol)) return nullptr;
  const auto number = static_cast<std::uint32_t>(symbol);
  const Symbols* table = this;
  while (number < table->first_) table = table->below_.get();
  return &table->values_[number - table->first_];
}

Value Symbols::value(Symbol symbol) const {
  if (const Value* const known = interned(symbol)) return *known;
  return inline_integer(symbol);
}

std::strong_ordering Symbols::compare(Symbol a, Symbol b) const {
  if (a == b) return std::strong_ordering::equal;
  if (is_inline(a) && is_inline(b)) return inline_integer(a) <=> inline_integer(b);
  const Value* const left = interned(a);
  const Value* const right = interned(b);
  return counsel::compare(left ? *left : Value(inline_integer(a)), right ? *right : Value(inline_integer(b)));
}

std::size_t Symbols::bytes() const { return values_.capacity() * sizeof(Value) + table_.bytes() + text_bytes_; }

}  // namespace counsel::eval
