#include "cli/log.h"

#include <vector>

#include <spdlog/logger.h>
#include <spdlog/sinks/basic_file_sink.h>
#include <spdlog/sinks/ostream_sink.h>

namespace counsel::cli {

void Log::info(std::string_view message) const {
  if (logger_) logger_->info(message);
}

Result<void> Log::start(const LogOptions& options, std::ostream& err) {
  std::vector<spdlog::sink_ptr> sinks;
  if (options.verbose) {
    auto sink = std::make_shared<spdlog::sinks::ostream_sink_st>(err);
    sink->set_pattern(options.color ? "\033[2m%l: %v\033[0m" : "%l: %v");
    sinks.push_back(std::move(sink));
  }
  if (!options.file.empty()) {
    try {
      auto sink = std::make_shared<spdlog::sinks::basic_file_sink_st>(options.file);
      sink->set_pattern("%Y-%m-%dT%H:%M:%S.%e%z %P %l: %v");
      sinks.push_back(std::move(sink));
    } catch (const spdlog::spdlog_ex& error) {
      return fail(ErrorKind::unwritable, std::string("cannot write the log: ") + error.what());
    }
  }
  if (sinks.empty()) return {};
  logger_ = std::make_shared<spdlog::logger>("counsel", sinks.begin(), sinks.end());
  logger_->flush_on(spdlog::level::info);
  // A log that cannot be written (a full disk) must not stop an answer.
  logger_->set_error_handler([](const std::string&) {});
  return {};
}

}  // namespace counsel::cli
