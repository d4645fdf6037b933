// kb/checkpoint.h
// A signed statement of how many records a log has and which root its tree has: all that has to be kept elsewhere to
// find out later whether any of them was changed.
//
// Shape:  the text that transparency logs use, which their tools read too:
//
//             example.com/log
//             20852163
//             CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=
//
//             — example.com/log
//             Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
//
//         that is the log's name, which is the name of its key, the size in decimal digits, the root in base64, and a
//         signature of these three lines. Others may have signed it too, in lines of their own.
// Cost:   one Ed25519 signature.
// Source: C2SP tlog-checkpoint, https://c2sp.org/tlog-checkpoint, without extension lines.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "engine/base/result.h"
#include "kb/digest.h"
#include "kb/note_keys.h"

namespace counsel::kb {

struct Checkpoint {
  std::uint64_t size = 0;
  Digest root{};

  friend bool operator==(const Checkpoint&, const Checkpoint&) = default;
};

/// Requires: is_key_name(key.name). The same checkpoint and key give the same text.
std::string sign(const Checkpoint& checkpoint, const SigningKey& key);

/// Signatures of other keys are passed over: they neither help nor harm. Requires: is_key_name(key.name).
/// Errors: invalid_input, where the text is no checkpoint of a log of the key's name; damaged, where the key did not
///         sign it.
Result<Checkpoint> read_checkpoint(std::string_view text, const VerifyKey& key);

}  // namespace counsel::kb
