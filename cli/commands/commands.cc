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

void add_commands(Command& program) {
  add_ask(program);
  add_why(program);
  add_why_not(program);
  add_what_if(program);
  add_how_to(program);
  add_compare(program);
  add_query(program);
  add_check(program);
  add_explain_code(program);
  add_test(program);
  add_init(program);
  add_fmt(program);
  add_facts(program);
  add_audit(program);
  add_show(program);
}

}  // namespace counsel::cli
