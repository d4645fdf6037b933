#include "tests/bench/measured_run.h"

#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>

namespace counsel::bench {

namespace {

double milliseconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_usec) / 1e3;
}

[[noreturn]] void give_up(const std::string& what) {
  std::perror(what.c_str());
  std::exit(2);
}

}  // namespace

MeasuredRun run_measured(std::vector<std::string> arguments) {
  std::array<int, 2> pipe_ends{};
  if (pipe(pipe_ends.data()) != 0) give_up("pipe");
  std::vector<char*> words;
  for (std::string& argument : arguments) words.push_back(argument.data());
  words.push_back(nullptr);
  posix_spawn_file_actions_t streams;
  posix_spawn_file_actions_init(&streams);
  posix_spawn_file_actions_adddup2(&streams, pipe_ends[1], STDOUT_FILENO);
  posix_spawn_file_actions_addclose(&streams, pipe_ends[0]);
  const auto start = std::chrono::steady_clock::now();
  pid_t child = 0;
  if (posix_spawn(&child, words[0], &streams, nullptr, words.data(), environ) != 0) give_up(arguments[0]);
  posix_spawn_file_actions_destroy(&streams);
  close(pipe_ends[1]);
  MeasuredRun run;
  std::array<char, 1 << 16> block;
  for (ssize_t count = 0; (count = read(pipe_ends[0], block.data(), block.size())) > 0;)
    run.out.append(block.data(), static_cast<std::size_t>(count));
  close(pipe_ends[0]);
  int status = 0;
  rusage usage{};
  if (wait4(child, &status, 0, &usage) != child) give_up("wait4");
  run.wall_ms = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
  run.cpu_ms = milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime);
  run.peak_kib = usage.ru_maxrss;
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return run;
  std::fprintf(stderr, "%s %s: ended with status %d\n", arguments[0].c_str(),
               arguments.size() > 1 ? arguments[1].c_str() : "", status);
  std::exit(1);
}

double median(std::vector<double> figures) {
  const auto middle = figures.begin() + static_cast<std::ptrdiff_t>(figures.size() / 2);
  std::nth_element(figures.begin(), middle, figures.end());
  return *middle;
}

}  // namespace counsel::bench
