#include "cli/audit/hearing.h"

namespace counsel::cli {

Hearing::int_type Hearing::overflow(int_type byte) {
  if (traits_type::eq_int_type(byte, traits_type::eof())) return sync() == 0 ? traits_type::not_eof(byte) : byte;
  const char one = traits_type::to_char_type(byte);
  return xsputn(&one, 1) == 1 ? byte : traits_type::eof();
}

std::streamsize Hearing::xsputn(const char* bytes, std::streamsize size) {
  heard_.append(bytes, static_cast<std::size_t>(size));
  return through_->sputn(bytes, size);
}

}  // namespace counsel::cli
