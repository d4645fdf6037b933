#include "kb/log_reading.h"

#include "kb/arrivals.h"

namespace counsel::kb {

LogReading::LogReading(FactBase& base)
    : base_(base.database_), session_(std::in_place, base.database_, Transaction::Mode::read) {
  if (!has_arrivals(base_)) return;
  session_.reset();
  aside_ = Database::open(base.path_, Database::Access::aside, base.options_.patience);
  session_.emplace(*aside_, Transaction::Mode::write);
  file_arrivals(*aside_);
}

}  // namespace counsel::kb
