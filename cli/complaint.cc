#include "cli/complaint.h"

#include <ostream>

#include "cli/exit_code.h"
#include "cli/render/style.h"
#include "cli/render/text.h"

namespace counsel::cli {

int complain(Io& io, const std::vector<Complaint>& complaints) {
  const Style style = message_style(io);
  for (const Complaint& complaint : complaints) {
    io.err << hanging(style.bold_red("counsel:") + " ", printable(complaint.message), style.columns);
    if (!complaint.hint.empty()) io.err << hanging("  ", printable(complaint.hint), style.columns);
  }
  return kCouldNotRun;
}

int complain(Io& io, const Error& error) {
  if (error.code.empty()) return complain(io, std::vector<Complaint>{{error.message, ""}});
  return complain(io, std::vector<Complaint>{{"error[" + error.code + "]: " + error.message,
                                              "`counsel explain-code " + error.code + "` says more"}});
}

}  // namespace counsel::cli
