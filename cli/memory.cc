// How jemalloc is to deal with memory, which it reads at the start of a program.

/// What was freed is kept for an hour, since a run ends soon, but for what is large, which grows by being taken anew. Memory
/// comes in huge pages: getting it page by page is a seventh of an `ask`, though it would be ten megabytes less.
extern "C" const char* const malloc_conf =
    "dirty_decay_ms:3600000,muzzy_decay_ms:0,oversize_threshold:2097152,thp:always";
