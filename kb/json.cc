#include "kb/json.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <unordered_map>

#include "engine/base/utf8.h"
#include "kb/conform.h"
#include "kb/import.h"

namespace counsel::kb {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kMaxDepth = 16;  // the format itself goes five deep

/// Looks for what a parsed tree no longer shows: keys that stand twice, nesting without end, and syntax errors.
class Guard : public nlohmann::json_sax<Json> {
 public:
  explicit Guard(std::string_view text) : text_(text) {}

  std::vector<ImportProblem> problems;

  bool null() override { return value(); }
  bool boolean(bool) override { return value(); }
  bool number_integer(number_integer_t) override { return value(); }
  bool number_unsigned(number_unsigned_t) override { return value(); }
  bool number_float(number_float_t, const string_t&) override { return value(); }
  bool string(string_t&) override { return value(); }
  bool binary(binary_t&) override { return value(); }
  bool start_object(std::size_t) override { return open(); }
  bool end_object() override { return close(); }
  bool start_array(std::size_t) override { return open(); }
  bool end_array() override { return close(); }

  bool key(string_t& name) override {
    open_.back().key = name;
    if (!open_.back().keys.insert(name).second) report(path(), "this key stands twice in one object");
    return true;
  }

  bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception& exception) override {
    if (text_.find_first_not_of(" \t\r\n") == std::string_view::npos) {
      report("line 1", "the file is empty");
      return false;
    }
    const auto before = text_.substr(0, position == 0 ? 0 : position - 1);
    const auto line_start = before.rfind('\n') + 1;  // 0 where there is none
    report("line " + std::to_string(std::count(before.begin(), before.end(), '\n') + 1) + ", column " +
               std::to_string(before.size() - line_start + 1),
           words_of(exception.what()));
    return false;
  }

 private:
  struct Open {
    std::set<std::string> keys;
    std::string key;        // of an object: where we are
    std::size_t count = 0;  // of an array: values so far
  };

  bool value() {
    if (!open_.empty()) ++open_.back().count;
    return true;
  }

  bool open() {
    if (open_.size() == kMaxDepth) {
      report(path(), "it is nested more than " + std::to_string(kMaxDepth) + " deep");
      return false;
    }
    value();
    open_.emplace_back();
    return true;
  }

  bool close() {
    open_.pop_back();
    return true;
  }

  std::string path() const {
    std::string text;
    for (const auto& level : open_) {
      if (level.keys.empty())
        text += "[" + std::to_string(level.count == 0 ? 0 : level.count - 1) + "]";
      else
        text += (text.empty() ? "" : ".") + level.key;
    }
    return text;
  }

  /// The library's message without its number and its own idea of the place.
  static std::string words_of(std::string_view message) {
    message.remove_prefix(std::min(message.size(), message.find("] ") + 2));
    if (message.starts_with("parse error")) message.remove_prefix(std::min(message.size(), message.find(": ") + 2));
    return std::string(message.substr(0, first_invalid_utf8(message).value_or(message.size())));
  }

  void report(std::string place, std::string message) {
    if (problems.size() < kMaxProblems) problems.push_back({std::move(place), std::move(message)});
  }

  std::string_view text_;
  std::vector<Open> open_;
};

class JsonFacts {
 public:
  JsonFacts(const Declarations& declarations, const std::string& file) : conformer_(declarations), file_(file) {}

  FileFacts read(const Json& root) {
    if (!root.is_object()) {
      report("line 1", "an object with the key `facts` is due");
      return std::move(result_);
    }
    allow_keys("", root, {"facts"});
    const auto facts = root.find("facts");
    if (facts == root.end() || !facts->is_array()) {
      report("facts", "a list of facts is due");
      return std::move(result_);
    }
    std::size_t number = 0;
    for (const auto& fact : *facts) read_fact("facts[" + std::to_string(number++) + "]", fact);
    return std::move(result_);
  }

 private:
  void read_fact(const std::string& place, const Json& json) {
    if (!json.is_object()) return report(place, "a fact is an object with the keys `relation` and `values`");
    allow_keys(place, json, {"relation", "values", "sources"});
    const auto name = json.find("relation");
    if (name == json.end() || !name->is_string()) return report(place + ".relation", "the name of a relation is due");
    const auto* relation = conformer_.find_relation(name->get_ref<const std::string&>());
    if (relation == nullptr)
      return report(place + ".relation", "no relation is called `" + name->get<std::string>() + "`");

    const auto problems_before = result_.problems.size();
    Fact fact;
    fact.relation = relation->name;
    fact.place = file_ + ":" + place;
    fact.values = read_values(place + ".values", json, *relation);
    fact.citations = read_sources(place + ".sources", json);
    if (result_.problems.size() == problems_before) result_.facts.push_back(std::move(fact));
  }

  std::vector<Value> read_values(const std::string& place, const Json& fact, const RelationSchema& relation) {
    const auto given = fact.find("values");
    if (given == fact.end() || !given->is_object()) {
      report(place, "an object with a value for each column is due");
      return {};
    }
    std::vector<std::string_view> columns;
    std::vector<Value> values;
    for (const auto& column : relation.columns) {
      columns.push_back(column.name);
      const auto json = given->find(column.name);
      if (json == given->end()) {
        report(place + "." + column.name, "this value is missing");
        continue;
      }
      auto value = read_value(column.type, *json);
      if (value)
        values.push_back(*std::move(value));
      else
        report(place + "." + column.name, value.error());
    }
    allow_keys(place, *given, columns);
    return values;
  }

  OrWhyNot<Value> read_value(const ColumnType& type, const Json& json) const {
    if (json.is_boolean() && type.type == Type::yes_no) return Value{json.get<bool>()};
    const bool numeric = type.type == Type::integer || type.type == Type::number;
    // A number goes by its digits, so that one out of range is found where all others are.
    if (json.is_string() != numeric && (json.is_string() || json.is_number()))
      return conformer_.read(type, json.is_string() ? json.get<std::string>() : json.dump());
    return tl::unexpected<std::string>(
        "`" + json.dump() + "` is " + (type.type == Type::yes_no ? "neither true nor false" : "no " + to_string(type)));
  }

  std::vector<Citation> read_sources(const std::string& place, const Json& fact) {
    const auto given = fact.find("sources");
    if (given == fact.end()) return {};
    if (!given->is_array()) {
      report(place, "a list of sources is due");
      return {};
    }
    std::vector<Citation> citations;
    std::size_t number = 0;
    for (const auto& source : *given) {
      const std::string here = place + "[" + std::to_string(number++) + "]";
      const auto text = [&](const char* key) {
        const auto found = source.find(key);
        return found != source.end() && found->is_string() ? found->get<std::string>() : std::string();
      };
      const bool sound = source.is_object() && source.contains("document") && source["document"].is_string() &&
                         (!source.contains("locator") || source["locator"].is_string());
      if (!sound) {
        report(here, "an object with the texts `document` and, if there is one, `locator` is due");
        continue;
      }
      allow_keys(here, source, {"document", "locator"});
      if (auto cited = conformer_.citations({{text("document"), text("locator")}}))
        citations.push_back(cited->front());
      else
        report(here, cited.error());
    }
    std::sort(citations.begin(), citations.end());
    citations.erase(std::unique(citations.begin(), citations.end()), citations.end());
    return citations;
  }

  void allow_keys(const std::string& place, const Json& object, const std::vector<std::string_view>& allowed) {
    for (const auto& [key, value] : object.items())
      if (std::find(allowed.begin(), allowed.end(), key) == allowed.end())
        report(place.empty() ? key : place + "." + key, "no such key is known here");
  }

  void report(std::string place, std::string message) {
    if (result_.problems.size() < kMaxProblems) result_.problems.push_back({std::move(place), std::move(message)});
  }

  Conformer conformer_;
  const std::string& file_;
  FileFacts result_;
};

Json to_json(const Value& value) {
  struct Maker {
    Json operator()(const Name& name) const { return name.text; }
    Json operator()(const Text& text) const { return text.text; }
    Json operator()(std::int64_t integer) const { return integer; }
    Json operator()(double number) const { return number; }
    Json operator()(bool yes) const { return yes; }
    Json operator()(Date date) const { return to_string(Value(date)); }
  };
  return std::visit(Maker{}, value);
}

Json to_json(const Fact& fact, const RelationSchema& relation) {
  Json values = Json::object();
  for (std::size_t i = 0; i < relation.columns.size(); ++i) values[relation.columns[i].name] = to_json(fact.values[i]);
  Json json = {{"relation", fact.relation}, {"values", std::move(values)}};
  for (const auto& citation : fact.citations) {
    Json source = {{"document", citation.document}};
    if (!citation.locator.empty()) source["locator"] = citation.locator;
    json["sources"].push_back(std::move(source));
  }
  return json;
}

}  // namespace

FileFacts facts_from_json(const Declarations& declarations, std::string_view text, const std::string& file) {
  Guard guard(text);
  const bool sound = Json::sax_parse(text, &guard);
  if (!sound || !guard.problems.empty()) return {{}, std::move(guard.problems)};
  return JsonFacts(declarations, file).read(Json::parse(text));
}

std::string facts_to_json(const Snapshot& snapshot) {
  std::unordered_map<std::string_view, const RelationSchema*> relations;
  for (const auto& relation : snapshot.relations) relations.emplace(relation.name, &relation);
  std::string text = "{\"facts\": [";
  const char* separator = "\n";
  for (const auto& record : snapshot.records) {
    text += separator + to_json(record.fact, *relations.at(record.fact.relation)).dump();
    separator = ",\n";
  }
  return text + "\n]}\n";
}

}  // namespace counsel::kb
