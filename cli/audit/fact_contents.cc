#include "cli/audit/fact_contents.h"

#include <array>
#include <functional>
#include <string_view>

namespace counsel::cli {

namespace {

class KeptStream : public ByteStream {
 public:
  explicit KeptStream(std::string_view bytes) : left_(bytes) {}

  std::size_t read(char* into, std::size_t size) override {
    const std::size_t count = left_.copy(into, size);
    left_.remove_prefix(count);
    return count;
  }

  std::optional<std::string> problem() override { return std::nullopt; }

 private:
  std::string_view left_;
};

/// Takes a digest of what is read through it, and keeps the bytes up to a number.
class WatchedStream : public ByteStream {
 public:
  /// What is wrong with the content, if anything is.
  using Judge = std::function<std::optional<std::string>(FactContent content)>;

  WatchedStream(std::unique_ptr<ByteStream> from, std::uint64_t most_kept, Judge judge)
      : from_(std::move(from)), most_kept_(most_kept), judge_(std::move(judge)) {}

  std::size_t read(char* into, std::size_t size) override {
    const std::size_t count = from_->read(into, size);
    digest_.add({into, count});
    content_.size += count;
    if (content_.size > most_kept_)
      content_.bytes.reset();
    else if (content_.bytes)
      content_.bytes->append(into, count);
    return count;
  }

  std::optional<std::string> problem() override {
    std::array<char, 4096> rest;  // of a reader that stopped early
    while (read(rest.data(), rest.size()) > 0) {
    }
    if (auto problem = from_->problem()) return problem;
    content_.digest = digest_.digest();
    return judge_(std::move(content_));
  }

 private:
  std::unique_ptr<ByteStream> from_;
  std::uint64_t most_kept_;
  Judge judge_;
  kb::Sha256 digest_;
  FactContent content_{.digest = {}, .size = 0, .bytes = ""};
};

/// For a content that is not kept: it has to be what it was.
WatchedStream::Judge is_still(const kb::Digest& digest, const char* otherwise) {
  return [digest, otherwise](const FactContent& content) {
    return content.digest == digest ? std::nullopt : std::optional<std::string>(otherwise);
  };
}

}  // namespace

OrReason<std::unique_ptr<ByteStream>> KeptFacts::open(const FactFileToRead& file) {
  const std::string& name = file.origin.name;
  const auto known = contents_.find(name);
  if (known != contents_.end() && known->second.bytes) return std::make_unique<KeptStream>(*known->second.bytes);
  auto stream = from_.open(file);
  if (!stream) return stream;
  if (known != contents_.end())
    return std::make_unique<WatchedStream>(*std::move(stream), 0,
                                           is_still(known->second.digest, "it changed while it was read"));
  const auto keep = [this, name](FactContent content) {
    contents_.emplace(name, std::move(content));
    return std::optional<std::string>();
  };
  return std::make_unique<WatchedStream>(*std::move(stream), kMaxKeptFactBytes, keep);
}

OrReason<std::unique_ptr<ByteStream>> RecordedFacts::open(const FactFileToRead& file) {
  const auto known = contents_.find(file.origin.name);
  if (known == contents_.end())
    return unrecorded_ == Unrecorded::read ? disk_->open(file) : because("nobody kept what it held then");
  const FactContent& content = known->second;
  if (content.bytes) return std::make_unique<KeptStream>(*content.bytes);
  if (!disk_) return because("it was too big to be kept, and there is no rule base to look for it in");
  auto stream = disk_->open(file);
  if (!stream) return because("it was too big to be kept, and `" + file.path.generic_string() + "`, which `--rules` leads to, cannot be read: " +
                   stream.error());
  return std::make_unique<WatchedStream>(
      *std::move(stream), 0,
      is_still(content.digest, "it was too big to be kept, and is no more what it was then"));
}

}  // namespace counsel::cli
