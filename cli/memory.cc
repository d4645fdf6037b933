// How jemalloc is to deal with memory, which it reads at the start of a program.

/// What was freed is kept: a run ends soon.
extern "C" const char* const malloc_conf = "dirty_decay_ms:-1,muzzy_decay_ms:-1";
