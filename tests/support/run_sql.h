// tests/support/run_sql.h
// What somebody does to a base with the shell.
#pragma once

#include <gtest/gtest.h>
#include <sqlite3.h>

#include <string>

namespace counsel::test {

inline void run_sql(const std::string& file, const std::string& sql) {
  sqlite3* handle = nullptr;
  ASSERT_EQ(sqlite3_open(file.c_str(), &handle), SQLITE_OK);
  sqlite3_exec(handle, "PRAGMA synchronous = OFF", nullptr, nullptr, nullptr);  // which would take most of a test's time
  char* message = nullptr;
  EXPECT_EQ(sqlite3_exec(handle, sql.c_str(), nullptr, nullptr, &message), SQLITE_OK)
      << sql << ": " << (message ? message : "");
  sqlite3_free(message);
  sqlite3_close(handle);
}

}  // namespace counsel::test
