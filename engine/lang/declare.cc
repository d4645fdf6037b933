#include "engine/lang/declare.h"

#include <algorithm>
#include <map>
#include <set>

#include "engine/lang/grammar/lexemes.h"

namespace counsel::lang {

namespace {

// What candidates, and what else has no name, are called.
constexpr std::string_view kCandidates = "choice", kOthers = "value";

std::string name_text(const std::string& name) {
  return grammar::reserved(name).empty() ? to_source(Name{name}) : quoted(name);
}

class Declarations {
 public:
  Declarations(const Usage& usage, const Vocabulary& vocabulary) : usage_(usage), vocabulary_(vocabulary) {}

  std::string text() {
    std::string attributes, relations, decision, documents;
    for (const AttributeUse& attribute : usage_.attributes) attributes += attribute_line(attribute);
    for (const RelationUse& relation : usage_.relations) relations += relation_line(relation);
    if (usage_.candidates) decision = decision_line(*usage_.candidates);
    for (const std::string& id : usage_.documents) documents += "source " + name_text(id) + " " + quoted(id) + "\n";
    std::string out;
    for (const std::string& part : {documents, kinds_, attributes, relations, decision})
      if (!part.empty()) out += (out.empty() ? "" : "\n") + part;
    return out;
  }

 private:
  const Place& at(PlaceId id) const { return usage_.places.at(id); }

  /// The type of what stands there, as rule text. Where no value was seen it is any name, or a text for an attribute.
  std::string type_text(PlaceId id) {
    const Place& place = at(id);
    if (place.declared) return to_string(*place.declared);
    if (!place.values.empty() && !is_text(place)) return kind_name(id);
    if (place.yes_or_no) return "yes or no";
    if (place.fraction) return "number";
    if (place.whole) return "integer";
    if (place.day) return "date";
    if (place.candidates) return kind_name(id);
    return place.attributes > 0 || is_text(place) ? "text" : "name";
  }

  static bool is_text(const Place& place) {
    return place.text || (!place.candidates && !place.values.empty() &&
                          std::ranges::all_of(place.values, [](const Word& value) { return value.quoted; }));
  }

  bool is_names(const Place& place) const {
    if (place.declared) return place.declared->type == Type::name;
    return place.candidates || (!place.values.empty() && !is_text(place));
  }

  std::string attribute_line(const AttributeUse& attribute) {
    const Place& place = at(attribute.place);
    std::string type;
    if (is_names(place)) {
      type = std::string(attribute.several ? "any of " : "one of ") + choices(attribute.place);
    } else {
      type = type_text(attribute.place);
    }
    const std::string question = attribute.concluded ? "" : "  ask " + quoted(attribute.name + "?");
    return "attribute " + name_text(attribute.name) + ": " + type + question + "\n";
  }

  /// The kind, or the values themselves where they belong to one attribute alone.
  std::string choices(PlaceId id) {
    const Place& place = at(id);
    const bool shared = place.declared || place.columns > 0 || place.candidates || place.attributes > 1;
    return shared ? name_text(type_text(id)) : members(place);
  }

  static std::string members(const Place& place) {
    std::string out;
    for (const Word& value : place.values) out += (out.empty() ? "" : ", ") + name_text(value.text);
    if (place.values.size() == 1) out += place.values.front().text == "other" ? ", another" : ", other";
    return out;
  }

  std::string relation_line(const RelationUse& relation) {
    std::string out = "relation " + name_text(relation.name) + "(";
    std::set<std::string> taken;
    for (std::size_t i = 0; i < relation.places.size(); ++i) {
      const std::string type = type_text(relation.places[i]);
      std::string name = relation.columns[i];
      if (name.empty()) name = is_names(at(relation.places[i])) ? type : "column" + std::to_string(i + 1);
      while (!taken.insert(name).second) name += "-" + std::to_string(i + 1);
      out += (i > 0 ? ", " : "") + name_text(name) + ": " + (is_names(at(relation.places[i])) ? name_text(type) : type);
    }
    return out + ")\n";
  }

  std::string decision_line(PlaceId id) {
    const std::string kind = type_text(id);
    return "decision " + name_text(kind) + ": one of " + name_text(kind) + "  ask " + quoted("Which " + kind + "?") +
           "\n";
  }

  /// Declares the kind when it is first asked for.
  std::string kind_name(PlaceId id) {
    const auto [found, added] = names_.try_emplace(usage_.places.root(id));
    if (!added) return found->second;
    found->second = free_name(at(id));
    kinds_ +=
        "kind " + name_text(found->second) + ": " + (at(id).values.empty() ? "one, other" : members(at(id))) + "\n";
    return found->second;
  }

  std::string free_name(const Place& place) const {
    std::string wanted;
    for (const std::string& name : place.names)
      if (wanted.empty() && name.size() > 1) wanted = name;
    for (const AttributeUse& attribute : usage_.attributes)
      if (wanted.empty() && !place.candidates && &at(attribute.place) == &place) wanted = attribute.name;
    for (const RelationUse& relation : usage_.relations)
      for (std::size_t i = 0; i < relation.places.size(); ++i)
        if (wanted.empty() && &at(relation.places[i]) == &place) wanted = relation.columns[i];
    if (wanted.empty()) wanted = place.candidates ? kCandidates : kOthers;
    std::string name = wanted;
    const auto is_taken = [&](const std::string& each) {
      return vocabulary_.kind(each) ||
             std::ranges::any_of(names_, [&](const auto& known) { return known.second == each; });
    };
    for (int number = 2; is_taken(name); ++number) name = wanted + "-" + std::to_string(number);
    return name;
  }

  const Usage& usage_;
  const Vocabulary& vocabulary_;
  std::map<PlaceId, std::string> names_;  // of the kinds declared here, by place
  std::string kinds_;
};

}  // namespace

std::string declare(const Usage& usage, const Vocabulary& vocabulary) { return Declarations(usage, vocabulary).text(); }

}  // namespace counsel::lang
