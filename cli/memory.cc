// How jemalloc is to deal with memory, which it reads at the start of a program.

/// What was freed is kept for an hour, since a run ends soon, but for what is large, which grows by being taken anew. (Huge
/// pages would make all a twentieth faster, and the peak of an `ask` ten megabytes more.)
extern "C" const char* const malloc_conf = "dirty_decay_ms:3600000,muzzy_decay_ms:0,oversize_threshold:1048576";
