#include "cli/typed_fact.h"

#include <algorithm>

#include "cli/case_facts.h"
#include "cli/pipeline.h"
#include "engine/lang/similar.h"
#include "kb/conform.h"

namespace counsel::cli {

namespace {

using Checked = tl::expected<Fact, std::vector<Complaint>>;

Checked attribute_fact(const lang::Relation& attribute, const FactWords& words, const lang::Program& program) {
  CaseFacts read = case_facts({{.attribute = attribute.name, .values = words.values, .splits = true}}, program);
  if (!read.complaints.empty()) return tl::unexpected(std::move(read.complaints));
  return std::move(read.facts.front());
}

/// The fact base says it too, but knows of no neighbouring words.
std::vector<Complaint> unknown_members(const lang::Relation& relation, const FactWords& words,
                                       const lang::Program& program) {
  std::vector<Complaint> complaints;
  for (std::size_t i = 0; i < std::min(words.values.size(), relation.columns.size()); ++i) {
    const std::string& kind_name = relation.columns[i].type.kind;
    const auto kind = program.find_kind(kind_name);
    if (kind_name.empty() || !kind || program.find_member(*kind, words.values[i])) continue;
    std::vector<std::string> names;
    for (const lang::Kind::Member& member : program.kind(*kind).members) names.push_back(member.name);
    const std::string nearest = lang::nearest(words.values[i], names);
    complaints.push_back(
        {"`" + words.values[i] + "` is no " + kind_name, nearest.empty() ? "" : "did you mean `" + nearest + "`?"});
  }
  return complaints;
}

}  // namespace

Checked typed_fact(const FactWords& words, const lang::Program& program) {
  const lang::Relation& relation = program.relation(words.relation);
  if (relation.role == lang::Role::attribute) return attribute_fact(relation, words, program);
  if (auto complaints = unknown_members(relation, words, program); !complaints.empty())
    return tl::unexpected(std::move(complaints));
  auto fact = kb::fact_from_texts(declarations_of(program), relation.name, words.values);
  if (!fact) return tl::unexpected(std::vector<Complaint>{{fact.error().message, ""}});
  return std::move(*fact);
}

}  // namespace counsel::cli
