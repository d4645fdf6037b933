// cli/audit/hearing.h
// Hears what is written to a stream, which goes where it went.
#pragma once

#include <ostream>
#include <streambuf>
#include <string>

namespace counsel::cli {

/// Until the end of its scope.
class Hearing : std::streambuf {
 public:
  explicit Hearing(std::ostream& stream) : stream_(stream), through_(stream.rdbuf(this)) {}
  ~Hearing() override { stream_.rdbuf(through_); }
  Hearing(const Hearing&) = delete;
  Hearing& operator=(const Hearing&) = delete;

  const std::string& heard() const { return heard_; }

 private:
  int_type overflow(int_type byte) override;
  std::streamsize xsputn(const char* bytes, std::streamsize size) override;
  int sync() override { return through_->pubsync(); }

  std::ostream& stream_;
  std::streambuf* through_;
  std::string heard_;
};

}  // namespace counsel::cli
