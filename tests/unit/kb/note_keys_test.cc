#include "kb/note_keys.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "kb/base64.h"

namespace counsel::kb {
namespace {

// The key of the examples of golang.org/x/mod/sumdb/note, and that of C2SP signed-note.
constexpr std::string_view kSigning = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
constexpr std::string_view kVerifying = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
constexpr std::string_view kExample = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";

/// The signature that a line of a note ends with, without the id of its key.
Signature signature_of(std::string_view base64) {
  const std::string bytes = from_base64(base64).value_or("").substr(4);
  Signature signature{};
  std::copy_n(bytes.begin(), std::min(bytes.size(), signature.size()), signature.begin());
  return signature;
}

TEST(NoteKeys, ReadAndWriteWhatOtherToolsDo) {
  const Result<SigningKey> signing = read_signing_key(kSigning);
  ASSERT_TRUE(signing) << signing.error().message;
  EXPECT_EQ(signing->name, "PeterNeumann");
  EXPECT_EQ(to_text(*signing), kSigning);
  EXPECT_EQ(to_text(verify_key_of(*signing)), kVerifying);
  for (const std::string_view text : {kVerifying, kExample}) {
    const Result<VerifyKey> verifying = read_verify_key(text);
    ASSERT_TRUE(verifying) << verifying.error().message;
    EXPECT_EQ(to_text(*verifying), text);
  }
}

TEST(NoteKeys, VerifyWhatOtherToolsSigned) {
  const Signature example =
      signature_of("Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=");
  EXPECT_TRUE(verify(example, "This is an example message.\n", read_verify_key(kExample)->key));
  EXPECT_FALSE(verify(example, "This is an example message.", read_verify_key(kExample)->key));
  const std::string problem =
      "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
  EXPECT_EQ(
      sign(problem, read_signing_key(kSigning)->seed),
      signature_of("x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM="));
}

TEST(NoteKeys, HaveNamesThatStandInOneWord) {
  for (const char* name : {"a", "example.com/log", "Prüfung", "日本", "a-b_c:d"})
    EXPECT_TRUE(is_key_name(name)) << name;
  for (const char* name : {"", " ", "a b", "a+b", "a\nb", "a\tb", "\x7F",
                           "a\xC2\xA0"
                           "b",
                           "\xE2\x80\xA8", "\xE3\x80\x80", "\xC2\x85", "\xFF", "a\xC3", "\x1B[0m"})
    EXPECT_FALSE(is_key_name(name)) << name;
  EXPECT_FALSE(is_key_name(std::string_view("a\0b", 3)));
}

TEST(NoteKeys, SayWhatIsWrongWithAText) {
  const std::pair<const char*, const char*> cases[] = {
      {"", "it is no key: it does not have a name, an id and a key with + between them"},
      {"a", "it is no key: it does not have a name, an id and a key with + between them"},
      {"a+b", "it is no key: it does not have a name, an id and a key with + between them"},
      {"+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
       "it is no key: its name is empty, not UTF-8, or has spaces or control characters"},
      {"example com+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
       "it is no key: its name is empty, not UTF-8, or has spaces or control characters"},
      {"example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2",
       "it is no key: what follows its id is not base64"},
      {"example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k\n",
       "it is no key: what follows its id is not base64"},
      {"example.com/foo+530d903a+", "it is no key: it is not for Ed25519"},
      {"example.com/foo+530d903a+BOkyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k", "it is no key: it is not for Ed25519"},
      {"example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv", "it is no key: it is not 32 bytes long"},
      {"example.com/fob+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
       "it is no key: its id is that of another"},
      {"example.com/foo+530D903A+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
       "it is no key: its id is that of another"},
      {"example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U20",
       "it is no key: its id is that of another"},
      {"PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz",
       "it is a key that signs, which is a secret, and no key that verifies"},
  };
  for (const auto& [text, problem] : cases) {
    const Result<VerifyKey> key = read_verify_key(text);
    ASSERT_FALSE(key) << text;
    EXPECT_EQ(key.error().message, problem) << text;
    EXPECT_EQ(key.error().kind, ErrorKind::invalid_input);
  }
}

TEST(NoteKeys, AreReadOnlyAsTheyAreWritten) {
  const std::string text(kSigning);
  for (std::size_t i = 0; i < text.size(); ++i)
    for (int c = 0; c < 256; ++c) {
      std::string wrong = text;
      wrong[i] = static_cast<char>(c);
      EXPECT_EQ(read_signing_key(wrong).has_value(), wrong == text) << wrong;
    }
  EXPECT_EQ(read_signing_key(kVerifying).error().message,
            "it is no key that signs: it does not begin with PRIVATE+KEY+");
}

}  // namespace
}  // namespace counsel::kb
