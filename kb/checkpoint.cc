#include "kb/checkpoint.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "engine/base/utf8.h"
#include "kb/base64.h"

namespace counsel::kb {

namespace {

constexpr std::string_view kSignature = "— ";
constexpr std::size_t kKeyIdBytes = 4;

/// The three lines that are signed.
std::string body_of(const Checkpoint& checkpoint, const std::string& name) {
  return name + "\n" + std::to_string(checkpoint.size) + "\n" + to_base64(bytes_of(checkpoint.root)) + "\n";
}

}  // namespace

std::string sign(const Checkpoint& checkpoint, const SigningKey& key) {
  const std::string body = body_of(checkpoint, key.name);
  std::string signature = key_id(verify_key_of(key));
  const Signature signed_body = sign(body, key.seed);
  signature.append(signed_body.begin(), signed_body.end());
  return body + "\n" + std::string(kSignature) + key.name + " " + to_base64(signature) + "\n";
}

namespace {

tl::unexpected<Error> malformed(const std::string& why) {
  return fail(ErrorKind::invalid_input, "it is no checkpoint: " + why);
}

std::optional<std::string> problem_of_bytes(std::string_view text) {
  if (first_invalid_utf8(text)) return "it is not UTF-8";
  const auto is_control = [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\n'; };
  const auto control = std::find_if(text.begin(), text.end(), is_control);
  if (control == text.end()) return std::nullopt;
  const auto line = 1 + std::count(text.begin(), control, '\n');
  return "there is a " + std::string(*control == '\r' ? "carriage return" : "control character") + " in line " +
         std::to_string(line);
}

/// Takes the first line off the text, without its end; nothing where none ends.
std::optional<std::string_view> take_line(std::string_view& text) {
  const std::size_t end = text.find('\n');
  if (end == std::string_view::npos) return std::nullopt;
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(end + 1);
  return line;
}

std::optional<std::uint64_t> read_size(std::string_view digits) {
  std::uint64_t size = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), size);
  if (std::to_string(size) != digits) return std::nullopt;
  return size;
}

std::optional<Digest> read_root(std::string_view text) {
  const std::optional<std::string> bytes = from_base64(text);
  Digest root;
  if (!bytes || bytes->size() != root.size()) return std::nullopt;
  std::copy(bytes->begin(), bytes->end(), root.begin());
  return root;
}

struct SignatureLine {
  std::string_view name;
  std::string key_id;
  std::string signature;
};

std::optional<SignatureLine> read_signature(std::string_view line) {
  if (!line.starts_with(kSignature)) return std::nullopt;
  line.remove_prefix(kSignature.size());
  const std::size_t space = line.find(' ');
  if (space == std::string_view::npos || !is_key_name(line.substr(0, space))) return std::nullopt;
  const std::optional<std::string> bytes = from_base64(line.substr(space + 1));
  if (!bytes || bytes->size() <= kKeyIdBytes) return std::nullopt;
  return SignatureLine{line.substr(0, space), bytes->substr(0, kKeyIdBytes), bytes->substr(kKeyIdBytes)};
}

bool is_signed(std::string_view body, const std::string& bytes, const VerifyKey& key) {
  Signature signature;
  if (bytes.size() != signature.size()) return false;
  std::copy(bytes.begin(), bytes.end(), signature.begin());
  return verify(signature, body, key.key);
}

}  // namespace

Result<Checkpoint> read_checkpoint(std::string_view text, const VerifyKey& key) {
  if (const auto problem = problem_of_bytes(text)) return malformed(*problem);
  if (!text.ends_with('\n')) return malformed("its last line does not end");

  std::string_view rest = text;
  if (take_line(rest) != key.name) return malformed("its first line is not `" + key.name + "`, the name of the key");
  const auto size_line = take_line(rest);
  const auto size = size_line ? read_size(*size_line) : std::nullopt;
  if (!size) return malformed("line 2 is no size");
  const auto root_line = take_line(rest);
  const auto root = root_line ? read_root(*root_line) : std::nullopt;
  if (!root) return malformed("line 3 is no root, 32 bytes in base64");
  const std::string_view body = text.substr(0, text.size() - rest.size());
  if (take_line(rest) != "") return malformed("line 4 is not blank");

  const std::string id = key_id(key);
  int count = 0;  // of signatures by the key
  for (int number = 5; const auto line = take_line(rest); ++number) {
    const auto signature = read_signature(*line);
    if (!signature) return malformed("line " + std::to_string(number) + " is no signature");
    if (signature->name != key.name || signature->key_id != id) continue;
    if (!is_signed(body, signature->signature, key))
      return fail(ErrorKind::damaged, "the checkpoint was changed after it was signed: line " + std::to_string(number) +
                                          " is not the signature of `" + key.name + "` for it");
    if (++count > 1) return malformed("the key signed it twice");
  }
  if (count == 0) return fail(ErrorKind::damaged, "the checkpoint is not signed by the key " + to_text(key));
  return Checkpoint{*size, *root};
}

}  // namespace counsel::kb
