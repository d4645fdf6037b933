#include "cli/render/sarif.h"

#include <map>

#include "cli/render/json_values.h"
#include "engine/lang/code_pages.h"

#ifndef COUNSEL_VERSION
#error "CMake defines COUNSEL_VERSION"
#endif

namespace counsel::cli {

namespace {

using lang::Code;
using lang::Diagnostic;
using lang::Severity;

std::string_view level(Code code) {
  switch (lang::severity(code)) {
    case Severity::error:
      return "error";
    case Severity::warning:
      return "warning";
    case Severity::style:
      return "note";
  }
  return "";
}

/// A path as a URI reference: what is neither unreserved nor `/` becomes `%XX` (RFC 3986).
std::string uri(std::string_view path) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  constexpr std::string_view kPlain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";
  std::string out;
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    if (kPlain.find(c) != std::string_view::npos)
      out += c;
    else
      out.append({'%', kDigits[byte / 16], kDigits[byte % 16]});
  }
  return out;
}

class Run {
 public:
  Run(const lang::Sources& sources, const RuleBase& base) : sources_(sources), base_(base) {}

  json of(const Review& review) {
    for (const Diagnostic& finding : review.findings) rules_.emplace(finding.code, 0);
    for (const lang::AllowedFinding& each : review.allowed) rules_.emplace(each.finding.code, 0);
    std::size_t next = 0;
    for (auto& [code, number] : rules_) number = next++;
    const auto one_rule = [](const auto& entry) { return rule(entry.first); };
    json results = list_of(review.findings, [&](const Diagnostic& finding) { return result(finding); });
    for (const lang::AllowedFinding& each : review.allowed) {
      results.push_back(result(each.finding));
      results.back()["suppressions"] = json::array({{{"kind", "inSource"}, {"justification", each.reason}}});
    }
    return {{"tool",
             {{"driver", {{"name", "counsel"}, {"version", COUNSEL_VERSION}, {"rules", list_of(rules_, one_rule)}}}}},
            {"columnKind", "unicodeCodePoints"},
            {"results", std::move(results)}};
  }

 private:
  static json rule(Code code) {
    return {{"id", lang::code_text(code)},
            {"name", lang::code_name(code)},
            {"shortDescription", {{"text", lang::wording(code)}}},
            {"help", {{"text", lang::code_page(code)}, {"markdown", lang::code_page(code)}}},
            {"defaultConfiguration", {{"level", level(code)}}}};
  }

  json result(const Diagnostic& finding) const {
    json out = {{"ruleId", lang::code_text(finding.code)},
                {"ruleIndex", rules_.at(finding.code)},
                {"level", level(finding.code)},
                {"message", {{"text", text(finding)}}},
                {"locations", json::array({location(finding.span)})}};
    if (!finding.labels.empty())
      out["relatedLocations"] = list_of(finding.labels, [&](const lang::Label& label) {
        json related = location(label.span);
        related["message"] = {{"text", label.text}};
        return related;
      });
    if (finding.mend && finding.mend->span) out["fixes"] = json::array({fix(*finding.mend)});
    return out;
  }

  /// The message with its notes, since the format has no place for them.
  static std::string text(const Diagnostic& finding) {
    std::string out = lang::message(finding);
    for (const std::string& note : finding.notes) out += "\n" + note;
    return out;
  }

  json artifact(FileId file) const { return {{"uri", uri(base_.file(sources_.file(file).path))}}; }

  json location(Span span) const {
    json physical = {{"artifactLocation", artifact(span.file)}};
    // A finding about a file as a whole has no region.
    if (!sources_.file(span.file).text.empty()) physical["region"] = region(span);
    return {{"physicalLocation", std::move(physical)}};
  }

  json region(Span span) const {
    const lang::Position from = sources_.position(span.file, span.begin);
    const lang::Position to = sources_.position(span.file, span.end);
    return {{"startLine", from.line}, {"startColumn", from.column}, {"endLine", to.line}, {"endColumn", to.column}};
  }

  json fix(const lang::Mend& mend) const {
    const json replacement = {{"deletedRegion", region(*mend.span)}, {"insertedContent", {{"text", mend.replacement}}}};
    const json change = {{"artifactLocation", artifact(mend.span->file)}, {"replacements", json::array({replacement})}};
    return {{"description", {{"text", mend.text}}}, {"artifactChanges", json::array({change})}};
  }

  const lang::Sources& sources_;
  const RuleBase& base_;
  std::map<Code, std::size_t> rules_;  // each with its place in the list
};

}  // namespace

std::string review_sarif(const Review& review, const lang::Sources& sources, const RuleBase& base) {
  return written({{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
                  {"version", "2.1.0"},
                  {"runs", json::array({Run(sources, base).of(review)})}});
}

}  // namespace counsel::cli
