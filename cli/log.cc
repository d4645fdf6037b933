#include "cli/log.h"

#include <vector>

#include <spdlog/logger.h>
#include <spdlog/sinks/basic_file_sink.h>
#include <spdlog/sinks/ostream_sink.h>

namespace counsel::cli {

void Log::info(std::string_view message) const {
  if (logger_) logger_->info(message);
}

void Log::detail(std::string_view message) const {
  if (logger_) logger_->debug(message);
}

Result<void> Log::start(const LogOptions& options, std::ostream& err) {
  std::vector<spdlog::sink_ptr> sinks;
  if (options.verbosity > 0) {
    auto sink = std::make_shared<spdlog::sinks::ostream_sink_st>(err);
    sink->set_pattern(options.color ? "\033[2m%l: %v\033[0m" : "%l: %v");
    sink->set_level(options.verbosity > 1 ? spdlog::level::debug : spdlog::level::info);
    sinks.push_back(std::move(sink));
  }
  if (!options.file.empty()) {
    try {
      auto sink = std::make_shared<spdlog::sinks::basic_file_sink_st>(options.file);
      sink->set_pattern("%Y-%m-%dT%H:%M:%S.%e%z %P %l: %v");
      sink->set_level(spdlog::level::debug);
      sinks.push_back(std::move(sink));
    } catch (const spdlog::spdlog_ex& error) {
      return fail(ErrorKind::unwritable, std::string("cannot write the log: ") + error.what());
    }
  }
  if (sinks.empty()) return {};
  logger_ = std::make_shared<spdlog::logger>("counsel", sinks.begin(), sinks.end());
  logger_->set_level(spdlog::level::debug);
  logger_->flush_on(spdlog::level::debug);
  // A log that cannot be written (a full disk) must not stop an answer.
  logger_->set_error_handler([](const std::string&) {});
  return {};
}

}  // namespace counsel::cli
