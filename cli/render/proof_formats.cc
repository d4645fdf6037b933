#include "cli/render/proof_formats.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "cli/render/dot.h"
#include "cli/render/given.h"
#include "cli/render/html.h"
#include "cli/render/json.h"
#include "cli/render/markdown.h"
#include "cli/render/mermaid.h"
#include "cli/render/proof.h"
#include "cli/render/text.h"
#include "engine/base/check.h"

namespace counsel::cli {

namespace {

std::string as_text(const ProofView& view, const Style& style) {
  const std::string when = view.as_of ? case_text({}, view.as_of, style) + "\n" : "";
  return when + (view.proof.nodes.empty() ? printable(view.headline) + "\n" : proof_text(view.proof, style));
}
std::string as_markdown(const ProofView& view, const Style&) {
  const std::string when = view.as_of ? markdown_text(as_of_text(view.as_of)) + "\n\n" : "";
  return when + (view.proof.nodes.empty() ? markdown_text(view.headline) + "\n" : proof_markdown(view.proof));
}
std::string as_json(const ProofView& view, const Style&) { return proof_json(view.proof, view.as_of); }
std::string as_dot(const ProofView& view, const Style&) { return proof_dot(view.proof, as_of_text(view.as_of)); }
std::string as_mermaid(const ProofView& view, const Style&) { return proof_mermaid(view.proof, as_of_text(view.as_of)); }
std::string as_html(const ProofView& view, const Style&) { return proof_html(view); }

struct Renderer {
  ProofFormat format;
  std::string_view word;
  std::string (*draw)(const ProofView&, const Style&);
};

constexpr std::array kRenderers = {
    Renderer{ProofFormat::text, "text", as_text},          Renderer{ProofFormat::markdown, "markdown", as_markdown},
    Renderer{ProofFormat::json, "json", as_json},          Renderer{ProofFormat::dot, "dot", as_dot},
    Renderer{ProofFormat::mermaid, "mermaid", as_mermaid}, Renderer{ProofFormat::html, "html", as_html},
};

}  // namespace

std::vector<std::string> proof_format_words() {
  std::vector<std::string> out;
  for (const Renderer& each : kRenderers) out.emplace_back(each.word);
  return out;
}

ProofFormat proof_format(const std::string& word) {
  const auto found = std::ranges::find(kRenderers, word, &Renderer::word);
  COUNSEL_CHECK(found != kRenderers.end(), "a proof is drawn in a format that has a word");
  return found->format;
}

std::string rendered(const ProofView& view, ProofFormat format, const Style& style) {
  const auto found = std::ranges::find(kRenderers, format, &Renderer::format);
  COUNSEL_CHECK(found != kRenderers.end(), "every format has a renderer");
  return found->draw(view, style);
}

}  // namespace counsel::cli
