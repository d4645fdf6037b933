#include "cli/render/json.h"

#include "cli/render/json_values.h"

namespace counsel::cli {

namespace {

json place(Span span, const lang::Sources& sources) {
  const lang::Position from = sources.position(span.file, span.begin);
  const lang::Position to = sources.position(span.file, span.end);
  return {{"file", sources.file(span.file).path},
          {"line", from.line},
          {"column", from.column},
          {"end_line", to.line},
          {"end_column", to.column}};
}

json diagnostic(const lang::Diagnostic& each, const lang::Sources& sources) {
  json out = {{"code", lang::code_text(each.code)},
              {"severity", lang::severity_word(lang::severity(each.code))},
              {"message", lang::message(each)},
              {"place", place(each.span, sources)}};
  out["labels"] = list_of(each.labels, [&](const lang::Label& label) -> json {
    return {{"text", label.text}, {"place", place(label.span, sources)}};
  });
  out["notes"] = each.notes;
  if (each.mend) {
    out["mend"] = {{"text", each.mend->text}, {"sure", each.mend->sure}};
    if (each.mend->span) {
      out["mend"]["place"] = place(*each.mend->span, sources);
      out["mend"]["replacement"] = each.mend->replacement;
    }
  }
  return out;
}

}  // namespace

std::string diagnostics_json(const Review& review, const lang::Sources& sources) {
  const auto one = [&](const lang::Diagnostic& each) { return diagnostic(each, sources); };
  const auto allowed = [&](const lang::AllowedFinding& each) {
    json out = diagnostic(each.finding, sources);
    out["reason"] = each.reason;
    return out;
  };
  return written({{"format", "counsel.diagnostics/1"},
                  {"diagnostics", list_of(review.findings, one)},
                  {"allowed", list_of(review.allowed, allowed)}});
}

}  // namespace counsel::cli
