// cli/render/diagnostics.h
// Diagnostics as a person reads them: the message, the line it is about with the words underlined, and the mend.
//
//     team.rules:14:7: error[E0203]: no attribute is called `concurency`
//        |
//     14 |       concurency is high
//        |       ^^^^^^^^^^ did you mean `concurrency`?
//        = declared at team.rules:3:11
//
// Order: as given. Underlines stand right under tabs, wide characters and long lines, which are cut around them.
#pragma once

#include <string>
#include <vector>

#include "cli/render/style.h"
#include "cli/rule_base.h"
#include "engine/lang/diagnostic.h"

namespace counsel::cli {

std::string diagnostics_text(const std::vector<lang::Diagnostic>& diagnostics, const lang::Sources& sources,
                             const Style& style);

/// One line a finding, `path:line:column: error[E0203]: message`, with paths from where the user stands: as editors and
/// `grep` write them.
std::string diagnostics_compact(const std::vector<lang::Diagnostic>& diagnostics, const lang::Sources& sources,
                                const RuleBase& base);

/// "2 errors, 1 warning and 3 style findings"; empty where there is none.
std::string diagnostics_summary(const std::vector<lang::Diagnostic>& diagnostics);

}  // namespace counsel::cli
