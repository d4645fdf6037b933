#include "cli/commands/explain_code.h"

#include <ostream>

#include "cli/complaint.h"
#include "cli/exit_code.h"
#include "cli/render/code_page.h"
#include "engine/lang/similar.h"

namespace counsel::cli {

void add_explain_code(Command& program) {
  CommandOf<ExplainCodeOptions> command(program, "explain-code",
                                        "Explain a finding of `check` by its code\n"
                                        "What it means, a small example, and how it is mended. Without a code, all "
                                        "codes are listed.");
  ExplainCodeOptions& options = command.options;
  command.word("CODE", options.code, "As a finding shows it: E0203");
  command.examples({"counsel explain-code E0203", "counsel explain-code"});
  command.runs(run_explain_code);
}

int run_explain_code(const ExplainCodeOptions& options, Io& io) {
  if (options.code.empty()) {
    io.out << code_list(list_style(io));
    return kDone;
  }
  if (const auto code = lang::find_code(options.code)) {
    io.out << code_page_text(*code, answer_style(io));
    return kDone;
  }
  std::vector<std::string_view> known;
  for (const lang::Code code : lang::all_codes()) known.push_back(lang::code_text(code));
  const std::string nearest = lang::nearest_of(options.code, known);
  return complain(io,
                  {{"no finding has the code `" + options.code + "`",
                    nearest.empty() ? "`counsel explain-code` lists them all" : "did you mean `" + nearest + "`?"}});
}

}  // namespace counsel::cli
