// The process: the world as it is, signals, and the way out.
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <random>
#include <string>
#include <vector>

#include <sys/ioctl.h>
#include <unistd.h>

#include "cli/app.h"
#include "cli/exit_code.h"

extern char** environ;

namespace {

using namespace counsel::cli;

volatile std::sig_atomic_t interrupt_seen = 0;

// The first interrupt asks the command to stop in order; the second does not wait for it. SQLite rolls back what was
// under way when the base is opened next.
void on_interrupt(int) {
  if (interrupt_seen) _exit(kInterrupted);
  interrupt_seen = 1;
}

// COUNSEL_CHECK and the standard library abort; their message is out by now.
void on_abort(int) { _exit(kOurBug); }

Terminal terminal_of(int descriptor) {
  Terminal terminal{.interactive = isatty(descriptor) == 1};
  winsize size{};
  if (terminal.interactive && ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
    terminal.columns = size.ws_col;
  return terminal;
}

std::map<std::string, std::string, std::less<>> environment() {
  std::map<std::string, std::string, std::less<>> variables;
  for (char** at = environ; at && *at; ++at) {
    const std::string entry = *at;
    const std::size_t equals = entry.find('=');
    if (equals != std::string::npos) variables.emplace(entry.substr(0, equals), entry.substr(equals + 1));
  }
  return variables;
}

std::int64_t now_ms() {
  using namespace std::chrono;
  return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

std::string salt() {
  std::random_device random;
  std::string bytes;
  while (bytes.size() < 32) bytes += static_cast<char>(random() & 0xff);
  return bytes;
}

}  // namespace

int main(int argc, char** argv) {
  std::signal(SIGINT, on_interrupt);
  std::signal(SIGABRT, on_abort);
  std::ios::sync_with_stdio(false);
  std::error_code
      ignored;  // a folder that is gone, or no /proc: the paths stay empty, and are complained about if needed
  Io io{
      .out = std::cout,
      .err = std::cerr,
      .in = &std::cin,
      .out_terminal = terminal_of(STDOUT_FILENO),
      .err_terminal = terminal_of(STDERR_FILENO),
      .environment = environment(),
      .folder = std::filesystem::current_path(ignored),
      .program = std::filesystem::read_symlink("/proc/self/exe", ignored),
      .now_ms = now_ms,
      .interrupted = [] { return interrupt_seen != 0; },
      .salt = salt,
  };
  return run_app(std::vector<std::string>(argv + (argc > 0 ? 1 : 0), argv + argc), io);
}
