#include "cli/answers.h"

#include <iterator>

#include "cli/answers_file.h"
#include "engine/base/utf8.h"

namespace counsel::cli {

namespace {

constexpr std::uintmax_t kMaxAnswersBytes = 1u << 20;

void read_word(const std::string& typed, Answers& answers) {
  if (first_invalid_utf8(typed)) {
    answers.complaints.push_back({"the answer `" + typed + "` is not UTF-8 text", ""});
    return;
  }
  const std::string word = to_nfc(typed);
  const std::size_t equals = word.find('=');
  RawAnswer answer{.attribute = word.substr(0, equals), .place = "answer " + word};
  if (answer.attribute.empty()) {
    answers.complaints.push_back({"`" + word + "` names no attribute", "an answer is written `name=value`"});
    return;
  }
  if (equals == std::string::npos) {
    answer.alone = true;
  } else if (equals + 1 == word.size()) {
    answers.complaints.push_back(
        {"`" + word + "` gives no value",
         "`" + word + "none` says that there is none; leave it out to leave the question open"});
    return;
  } else {
    answer.values.push_back(word.substr(equals + 1));
    answer.splits = true;
  }
  answers.given.push_back(std::move(answer));
}

void read_answers_file(const std::string& typed, const Io& io, Answers& answers) {
  const std::filesystem::path path = io.path(typed);
  const std::string extension = path.extension().string();
  if (extension != ".json" && extension != ".toml") {
    answers.complaints.push_back({"cannot tell how to read the answers in `" + typed + "`",
                                  "a file of answers is JSON or TOML, and its name ends in .json or .toml"});
    return;
  }
  const Result<std::string> text = read_file(path, typed, kMaxAnswersBytes);
  if (!text) {
    answers.complaints.push_back({text.error().message, ""});
    return;
  }
  Answers read = extension == ".json" ? answers_from_json(*text, typed) : answers_from_toml(*text, typed);
  std::move(read.given.begin(), read.given.end(), std::back_inserter(answers.given));
  std::move(read.complaints.begin(), read.complaints.end(), std::back_inserter(answers.complaints));
}

}  // namespace

Answers read_answers(const std::vector<std::string>& words, const std::vector<std::string>& files, const Io& io) {
  Answers answers;
  for (const std::string& file : files) read_answers_file(file, io, answers);
  for (const std::string& word : words) read_word(word, answers);
  return answers;
}

}  // namespace counsel::cli
