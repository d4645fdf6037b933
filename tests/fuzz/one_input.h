// tests/fuzz/one_input.h
// A fuzz target: any bytes, and what must hold of them. A broken promise stops the program.
//
// Each target is linked with fuzzer.cc, where libFuzzer finds inputs, and with replay.cc, where a folder holds them.
#pragma once

#include <string_view>

namespace counsel::fuzz {

void one_input(std::string_view bytes);

}  // namespace counsel::fuzz
