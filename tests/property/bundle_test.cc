// A bundle that was signed is taken, and nothing that differs from it in any byte, or is put together from several.
#include "kb/bundle.h"

#include <gmock/gmock.h>

#include <functional>

#include "tests/property/random_runs.h"
#include "tests/support/signed_bundle.h"

namespace counsel::kb {
namespace {

using property::for_random_cases;
using testing::HasSubstr;

const VerifyKey kKey = verify_key_of(test::kBundleKey);

bool is_taken(std::string_view text) { return verify_bundle(text, kKey).has_value(); }

std::string why_not(const Bundle& bundle) {
  const auto verified = verify_bundle(to_text(bundle), kKey);
  return verified ? "" : verified.error().message;
}

TEST(Bundle, IsTakenAsItWasSigned) {
  for (const bool personal : {false, true}) {
    const std::string text = to_text(test::signed_bundle(personal));
    const auto verified = verify_bundle(text, kKey);
    ASSERT_TRUE(verified) << verified.error().message;
    EXPECT_EQ(to_text(*verified), text);
    EXPECT_EQ(verified->record.leaders, "Phoenix");
  }
  EXPECT_TRUE(is_taken(to_text(test::signed_bundle(false, 1, 1))));
  EXPECT_FALSE(verify_bundle(to_text(test::signed_bundle(false)), verify_key_of({"example.com/log", {2}})));
}

TEST(Bundle, WithoutWhatWasErasedIsTakenToo) {
  Bundle bundle = test::signed_bundle(true);
  bundle.withheld.clear();
  EXPECT_EQ(why_not(bundle), "");
}

TEST(Bundle, NamesThePartThatIsNotAsItWasRecorded) {
  const auto with = [](bool personal, const std::function<void(Bundle&)>& edit) {
    Bundle bundle = test::signed_bundle(personal);
    edit(bundle);
    return why_not(bundle);
  };
  EXPECT_THAT(with(false, [](Bundle& b) { b.record.leaders = "Gin"; }), HasSubstr("its record is not in the log"));
  EXPECT_THAT(with(false, [](Bundle& b) { b.record.id = 4; }), HasSubstr("its record is not in the log"));
  EXPECT_THAT(with(false, [](Bundle& b) { b.record.id = 0; }), HasSubstr("its record is not in the log"));
  EXPECT_THAT(with(false, [](Bundle& b) { b.inclusion.pop_back(); }), HasSubstr("its record is not in the log"));
  EXPECT_THAT(with(false, [](Bundle& b) { b.manifest += " "; }), HasSubstr("its list of rule files"));
  EXPECT_THAT(with(false, [](Bundle& b) { b.files[0] += " "; }), HasSubstr("its rule files"));
  EXPECT_THAT(with(false, [](Bundle& b) { b.files.pop_back(); }), HasSubstr("its rule files"));
  EXPECT_THAT(with(false, [](Bundle& b) { b.files.push_back(""); }), HasSubstr("its rule files"));
  EXPECT_THAT(with(false, [](Bundle& b) { std::swap(b.files[0], b.files[1]); }), HasSubstr("its rule files"));
  EXPECT_THAT(with(false, [](Bundle& b) { b.fact_files[0] += " "; }), HasSubstr("its files of facts"));
  EXPECT_THAT(with(false, [](Bundle& b) { b.fact_files.clear(); }), HasSubstr("its files of facts"));
  EXPECT_THAT(with(false, [](Bundle& b) { b.fact_files.insert(b.fact_files.begin(), "big"); }), HasSubstr("its files of facts"));
  EXPECT_THAT(with(true, [](Bundle& b) { b.fact_files = {"Phoenix,offers\n"}; }), HasSubstr("its files of facts"));
  EXPECT_THAT(with(false, [](Bundle& b) { b.facts[0].citations.pop_back(); }), HasSubstr("its facts"));
  EXPECT_THAT(with(false, [](Bundle& b) { b.facts[1].who = "berta"; }), HasSubstr("its facts"));
  EXPECT_THAT(with(false, [](Bundle& b) { b.facts[2].place = ""; }), HasSubstr("its facts"));
  EXPECT_THAT(with(false, [](Bundle& b) { b.facts.pop_back(); }), HasSubstr("its facts"));
  EXPECT_THAT(with(false, [](Bundle& b) { b.result += " "; }), HasSubstr("its result"));
  EXPECT_THAT(with(false, [](Bundle& b) { *b.proof += " "; }), HasSubstr("its proof"));
  EXPECT_THAT(with(false, [](Bundle& b) { b.proof.reset(); }), HasSubstr("its proof"));
  EXPECT_THAT(with(false, [](Bundle& b) { b.withheld.push_back({"answer 1", "", ""}); }), HasSubstr("that its record does not withhold"));
  EXPECT_THAT(with(true, [](Bundle& b) { b.proof = "{}"; }), HasSubstr("its record withholds one"));
  EXPECT_THAT(with(true, [](Bundle& b) { b.withheld[0].bytes = "{}"; }), HasSubstr("what it withholds is not what was recorded"));
  EXPECT_THAT(with(true, [](Bundle& b) { b.withheld[0].part = "answer 2"; }), HasSubstr("that its record does not withhold"));
  EXPECT_THAT(with(true, [](Bundle& b) { std::swap(b.withheld[0], b.withheld[1]); }), HasSubstr("not in order"));
  EXPECT_THAT(with(true, [](Bundle& b) { b.withheld.push_back(b.withheld[1]); }), HasSubstr("not in order"));
  EXPECT_THAT(with(true,
                   [](Bundle& b) {  // the same bytes in all
                     b.withheld[0].salt += b.withheld[0].bytes.front();
                     b.withheld[0].bytes.erase(0, 1);
                   }),
              HasSubstr("what it withholds is not what was recorded"));
  EXPECT_THAT(with(false, [](Bundle& b) { b.checkpoint += b.checkpoint.substr(b.checkpoint.find("— ")); }), HasSubstr("twice"));
}

TEST(Bundle, IsRefusedWithAnyByteChangedLeftOutOrAdded) {
  for (const bool personal : {false, true}) {
    const std::string text = to_text(test::signed_bundle(personal));
    for (std::size_t at = 0; at < text.size(); ++at) {
      std::string changed = text;
      for (const int bit : {0, 1, 5}) {
        changed[at] = static_cast<char>(text[at] ^ (1 << bit));
        ASSERT_FALSE(is_taken(changed)) << at << ", bit " << bit;
      }
      changed.erase(at, 1);
      ASSERT_FALSE(is_taken(changed)) << at;
      ASSERT_FALSE(is_taken(std::string(text).insert(at, 1, ' '))) << at;
    }
    EXPECT_FALSE(is_taken(text + "\n"));
    EXPECT_FALSE(is_taken(""));
  }
}

TEST(Bundle, IsRefusedWhenPutTogetherFromOthers) {
  const std::vector<Bundle> all = {test::signed_bundle(false), test::signed_bundle(true), test::signed_bundle(false, 4),
                                   test::signed_bundle(false, 3, 8)};
  for_random_cases(300, [&](auto& random, std::uint64_t) {
    Bundle mixed = all[random() % all.size()];
    const Bundle& other = all[random() % all.size()];
    const std::string before = to_text(mixed);
    switch (random() % 6) {
      case 0: mixed.record = other.record; break;
      case 1: mixed.checkpoint = other.checkpoint; break;
      case 2: mixed.inclusion = other.inclusion; break;
      case 3: mixed.proof = other.proof; break;
      case 4: mixed.withheld = other.withheld; break;
      default: std::swap(mixed.record.act.who, mixed.record.purpose); break;
    }
    const std::string text = to_text(mixed);
    bool signed_so = text == before;
    for (Bundle each : all) {
      signed_so = signed_so || text == to_text(each);
      each.withheld.clear();  // as if erased
      signed_so = signed_so || text == to_text(each);
    }
    EXPECT_EQ(is_taken(text), signed_so) << text;
  });
}

TEST(Bundle, IsRefusedWithKeysThatNoBundleHas) {
  const std::string text = to_text(test::signed_bundle(false));
  EXPECT_FALSE(is_taken("{\n  \"more\": 1," + text.substr(1)));
  EXPECT_FALSE(is_taken("{\n  \"format\": \"counsel.bundle/1\"," + text.substr(1)));  // twice
  EXPECT_FALSE(is_taken(std::string(100'000, '[')));
  EXPECT_THAT(verify_bundle("{}", kKey).error().message, HasSubstr("there is no `format`"));
  EXPECT_THAT(verify_bundle("", kKey).error().message, HasSubstr("it is not JSON"));
}

}  // namespace
}  // namespace counsel::kb
