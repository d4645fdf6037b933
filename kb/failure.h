// kb/failure.h
// How an error of the world travels inside kb: thrown where it is seen, turned into a Result by the public
// function it would leave through. Nearly every line that talks to SQLite can fail, so saying it once, at the
// edge, keeps those lines readable. No Failure leaves this folder.
#pragma once

#include <string>

#include "engine/base/result.h"

namespace counsel::kb {

struct Failure {
  ErrorKind kind;
  std::string why;
};

}  // namespace counsel::kb
