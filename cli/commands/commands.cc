#include "cli/commands/commands.h"

#include "cli/commands/ask.h"
#include "cli/commands/audit.h"
#include "cli/commands/check.h"
#include "cli/commands/compare.h"
#include "cli/commands/explain_code.h"
#include "cli/commands/facts.h"
#include "cli/commands/how_to.h"
#include "cli/commands/init.h"
#include "cli/commands/fmt.h"
#include "cli/commands/query.h"
#include "cli/commands/show.h"
#include "cli/commands/test.h"
#include "cli/commands/what_if.h"
#include "cli/commands/why.h"
#include "cli/commands/why_not.h"

namespace counsel::cli {

void add_commands(CLI::App& app, Io& io, std::optional<int>& exit_code) {
  add_ask(app, io, exit_code);
  add_why(app, io, exit_code);
  add_why_not(app, io, exit_code);
  add_what_if(app, io, exit_code);
  add_how_to(app, io, exit_code);
  add_compare(app, io, exit_code);
  add_query(app, io, exit_code);
  add_check(app, io, exit_code);
  add_explain_code(app, io, exit_code);
  add_test(app, io, exit_code);
  add_init(app, io, exit_code);
  add_fmt(app, io, exit_code);
  add_facts(app, io, exit_code);
  add_audit(app, io, exit_code);
  add_show(app, io, exit_code);
}

}  // namespace counsel::cli
