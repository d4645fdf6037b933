#include "engine/lang/layout/plan.h"

#include <algorithm>

#include "engine/base/utf8.h"
#include "engine/lang/layout/measures.h"
#include "engine/lang/layout/table.h"

namespace counsel::lang::layout {

namespace {

using grammar::Node;
using grammar::Nodes;
using grammar::Parts;
using Kind = Node::Kind;

std::uint16_t deeper(std::uint16_t indent) { return std::min<std::uint16_t>(indent + kBodyIndent, kDeepestIndent); }

/// How a part joins what stands before it.
struct Lead {
  Break when = Break::never;
  std::uint8_t blanks = 1;
  bool junction = false;  // `and` or `or`: everything up to the next one belongs together
  bool aligned = false;
  std::uint32_t since = 0;
  std::uint16_t indent = 0;
};

class Planner {
 public:
  Planner(const Nodes& nodes, std::string_view text)
      : nodes_(nodes), text_(text), rows_(aligned_rows(nodes, text)), end_before_(nodes[0].begin) {}

  std::vector<Token> plan() {
    parts(0, {}, kBodyIndent);
    // A line break behind `and` is as good as one before it, and is moved there.
    for (std::size_t i = 0; i + 1 < tokens_.size(); ++i)
      if (is_junction(tokens_[i]) && tokens_[i + 1].before.newline) tokens_[i].before.newline = true;
    return std::move(tokens_);
  }

 private:
  /// A place where a line may begin, and how far the layout looks ahead to decide it.
  struct Opening {
    std::uint32_t token;
    bool junction;
  };

  static bool is_junction(const Token& token) {
    return token.lead == Break::author_or_full && (token.text == "and" || token.text == "or");
  }

  std::string_view text(std::uint32_t node) const {
    return text_.substr(nodes_[node].begin, nodes_[node].end - nodes_[node].begin);
  }
  bool is_mark(std::uint32_t node, std::string_view mark) const {
    return nodes_[node].kind == Kind::mark && text(node) == mark;
  }
  bool follows(std::string_view sign) const { return !tokens_.empty() && tokens_.back().text == sign; }

  /// The parts of a node. `first`: how the first of them joins. `indent`: of lines that begin with another.
  void parts(std::uint32_t of, const Lead& first, std::uint16_t indent) {
    const std::size_t outer = openings_.size();
    std::uint32_t before = of;
    for (Parts walk(nodes_, of); !walk.done();) {
      const std::uint32_t part = walk.take();
      Lead lead = first;
      if (before != of) {
        lead = lead_of(of, part, before);
        lead.indent = lead.when == Break::never ? deeper(indent) : indent;
        if (lead.when != Break::never) openings_.push_back({static_cast<std::uint32_t>(tokens_.size()), lead.junction});
      }
      const bool row = nodes_[part].kind == Kind::row || is_rule_off(nodes_[part], text_);
      // The junctions of a rule's condition stand where its other clauses do.
      const bool body = nodes_[of].kind == Kind::rule && nodes_[part].kind == Kind::condition;
      if (body) condition_ = static_cast<std::uint32_t>(tokens_.size());
      if (row)
        push(part, std::move(rows_[next_row_++]), lead);
      else if (nodes_[part].is_leaf())
        push(part, std::string(text(part)), spaced(lead, part, of));
      else
        parts(part, lead, body ? indent : deeper(indent));
      if (before == of && nodes_[of].kind == Kind::negative) negated_ = tokens_.size();
      before = part;
    }
    look_ahead(outer);
  }

  void push(std::uint32_t node, std::string text, const Lead& lead) {
    const auto next = static_cast<std::uint32_t>(tokens_.size() + 1);
    const std::size_t width = display_width(text);
    tokens_.push_back({.text = std::move(text),
                       .width = width,
                       .before = read_gap(text_, end_before_, nodes_[node].begin),
                       .lead = lead.when,
                       .blanks = lead.blanks,
                       .indent = lead.indent,
                       .until = next,
                       .since = lead.since,
                       .aligned = lead.aligned});
    end_before_ = nodes_[node].end;
  }

  Lead lead_of(std::uint32_t of, std::uint32_t part, std::uint32_t before) {
    const Kind kind = nodes_[of].kind;
    if (follows(",") && nodes_[0].kind == Kind::fact) return {};  // facts are read as rows
    if (follows(",")) return {.when = kind == Kind::kind && members_apart_ ? Break::always : Break::full};
    const bool joins = kind == Kind::condition || kind == Kind::group || kind == Kind::conclusion;
    if (joins && (is_mark(part, "and") || is_mark(part, "or")))
      return {.when = Break::author_or_full, .junction = true};
    if (kind == Kind::every && is_mark(part, "has")) return {.when = Break::author_or_full};
    // What the author began on a line may be a statement whose word is misspelt: `ruel r`.
    if (kind == Kind::assertion && nodes_[0].kind == Kind::fact) return {.when = Break::author};
    if (of != 0) return {};
    return nodes_[part].is_leaf() ? lead_of_word(part) : lead_of_clause(kind, part, before);
  }

  /// Of a keyword or sign that is a part of the statement itself.
  Lead lead_of_word(std::uint32_t part) const {
    if (is_rule_off(nodes_[part], text_)) return {.when = Break::always};
    if (is_mark(part, "when")) return {.when = Break::clause, .blanks = kApart};
    return {};
  }

  Lead lead_of_clause(Kind statement, std::uint32_t part, std::uint32_t before) {
    switch (nodes_[part].kind) {
      case Kind::member: {  // one a line, where the author began so
        const Gap gap = read_gap(text_, end_before_, nodes_[part].begin);
        members_apart_ = gap.newline;
        return {.when = Break::author};
      }
      case Kind::type:
      case Kind::column:
      case Kind::assertion:
      case Kind::strength:
        return {};
      case Kind::ask:
      case Kind::confident:
      case Kind::row:
        return {.when = Break::always};
      case Kind::value_label:
        if (nodes_[before].kind != Kind::value_label) return {.when = Break::always};
        return {.when = Break::author_or_full, .blanks = kApart};
      case Kind::flag:  // `uncertain` reads as a part of the type, and `unique` as one of the label
        if (nodes_[before].is_leaf() || (nodes_[before].kind == Kind::type && text(part) == "uncertain"))
          return {.when = Break::full};
        return lead_of_property(before);
      case Kind::default_value:
      case Kind::cost:
      case Kind::one_per:
        return lead_of_property(before);
      case Kind::validity:
        if (nodes_[before].kind == Kind::validity && text(part).starts_with("until")) return {};
        [[fallthrough]];
      case Kind::citation:
      case Kind::overrides:
        if (statement == Kind::rule) return {.when = Break::clause, .blanks = kApart};
        return {.when = Break::author, .blanks = kApart, .aligned = statement == Kind::fact};
      case Kind::condition:
        if (is_mark(before, "when")) return {};
        return {.when = Break::clause, .blanks = kApart};
      case Kind::conclusion:
        if (nodes_[before].kind == Kind::condition) return {.when = Break::author_or_full, .since = condition_};
        return {.when = Break::clause, .blanks = kApart};
      case Kind::because:
      case Kind::given:
      case Kind::expectation:
        return {.when = Break::clause, .blanks = kApart};
      case Kind::name:
      case Kind::quoted:
      case Kind::variable:
      case Kind::number:
      case Kind::date:
      case Kind::mark:
      case Kind::use:
      case Kind::source:
      case Kind::kind:
      case Kind::attribute:
      case Kind::relation:
      case Kind::decision:
      case Kind::fact:
      case Kind::facts:
      case Kind::rule:
      case Kind::table:
      case Kind::example:
      case Kind::cell:
      case Kind::group:
      case Kind::negative:
      case Kind::aggregate:
      case Kind::every:
      case Kind::call:
      case Kind::argument:
      case Kind::for_each:
        break;
    }
    return {.when = Break::author, .blanks = kApart};
  }

  /// A question and the labels of values have lines of their own; what else is said of an attribute shares one.
  Lead lead_of_property(std::uint32_t before) const {
    const Kind kind = nodes_[before].kind;
    if (kind == Kind::ask || kind == Kind::value_label) return {.when = Break::always};
    return {.when = Break::author_or_full, .blanks = kApart};
  }

  /// Adds how many blanks stand between two words of a sentence.
  Lead spaced(Lead lead, std::uint32_t leaf, std::uint32_t of) const {
    const Kind kind = nodes_[of].kind;
    const std::string_view sign = nodes_[leaf].kind == Kind::mark ? text(leaf) : std::string_view();
    const bool opens = sign == "(" && (kind == Kind::call || kind == Kind::relation);
    if (opens || sign == ")" || sign == "," || sign == ":" || follows("(")) lead.blanks = 0;
    // `-?x`; but a number would become another one, and a second sign a comment.
    if (tokens_.size() == negated_ && text(leaf).find_first_of("-0123456789") != 0) lead.blanks = 0;
    return lead;
  }

  /// Says of each opening since `outer` up to where its line has to reach.
  void look_ahead(std::size_t outer) {
    auto any = static_cast<std::uint32_t>(tokens_.size());
    auto junction = any;
    for (; openings_.size() > outer; openings_.pop_back()) {
      const Opening& opening = openings_.back();
      tokens_[opening.token].until = opening.junction ? junction : any;
      any = opening.token;
      if (opening.junction) junction = opening.token;
    }
  }

  const Nodes& nodes_;
  std::string_view text_;
  std::vector<std::string> rows_;
  std::size_t next_row_ = 0;
  std::uint32_t end_before_;     // bytes up to which the file is taken
  std::uint32_t condition_ = 0;  // the first token of a rule's condition
  bool members_apart_ = false;
  std::size_t negated_ = 0;  // the token behind a sign that stands before one operand
  std::vector<Opening> openings_;
  std::vector<Token> tokens_;
};

}  // namespace

std::vector<Token> plan(const Nodes& nodes, std::string_view text) { return Planner(nodes, text).plan(); }

}  // namespace counsel::lang::layout
