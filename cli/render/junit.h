// cli/render/junit.h
// How examples came out, as the XML that continuous integration reads.
//
// Shape:  one `testsuite`, named as the rule base, with a `testcase` an example; the text of a `failure` is what
//         `counsel test` prints for it. docs/cli.md "test".
// Source: the format of Ant's JUnit task, in the form that Jenkins and GitLab read.
#pragma once

#include <string>
#include <vector>

#include "cli/render/examples.h"

namespace counsel::cli {

std::string examples_junit(const std::vector<ExampleView>& examples, const std::string& rule_base);

}  // namespace counsel::cli
