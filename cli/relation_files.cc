#include "cli/relation_files.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <numeric>
#include <set>

namespace counsel::cli {

namespace {

namespace fs = std::filesystem;

constexpr const char* kList = ".counsel";

std::string file_name(const std::string& relation, RowsFormat format) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out;
  for (const char c : relation) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = byte >= 0x80 || (byte >= '0' && byte <= '9') || ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z') ||
                       c == '-' || c == '_' || c == '+' || c == '#' || (c == '.' && !out.empty());
    if (plain) {
      out += c;
    } else {
      out += '%';
      out += kHex[byte >> 4];
      out += kHex[byte & 15];
    }
  }
  return out + (format == RowsFormat::csv ? ".csv" : ".tsv");
}

class Folder {
 public:
  Folder(fs::path path, std::string shown) : path_(std::move(path)), shown_(std::move(shown)) {}

  Result<void> open() {
    std::error_code error;
    fs::create_directories(path_, error);
    if (error) return cannot_write("", error.message());
    std::ifstream list(path_ / kList);
    for (std::string line; std::getline(list, line);) owned_.insert(line);
    return {};
  }

  Result<void> claim(const std::set<std::string>& names) {
    std::error_code error;
    for (const std::string& name : names)
      if (!owned_.contains(name) && fs::exists(path_ / name, error))
        return cannot_write(name, "it is there already, and was not written by this command");
    std::set<std::string> both = owned_;
    both.insert(names.begin(), names.end());
    return write_list(both);  // before the files, so that none is ever there and not listed
  }

  Result<void> write(const std::string& name, const Bindings& bindings, RowsFormat format) {
    return replace(name, [&](std::ostream& out) { write_bindings(out, bindings, format, {}); });
  }

  /// Removes what an earlier time left that is not among `names`.
  Result<void> finish(const std::set<std::string>& names) {
    std::error_code error;
    for (const std::string& name : owned_)
      if (!names.contains(name)) fs::remove(path_ / name, error);
    return write_list(names);
  }

 private:
  tl::unexpected<Error> cannot_write(const std::string& name, const std::string& why) const {
    return fail(ErrorKind::unwritable, "cannot write `" + (name.empty() ? shown_ : (fs::path(shown_) / name).string()) + "`: " + why);
  }

  Result<void> write_list(const std::set<std::string>& names) {
    return replace(kList, [&](std::ostream& out) {
      for (const std::string& name : names) out << name << '\n';
    });
  }

  template <class Write>
  Result<void> replace(const std::string& name, Write&& write) {
    const fs::path partial = path_ / (name + ".partial");
    errno = 0;
    std::ofstream out(partial, std::ios::binary);
    if (out) write(out);
    out.close();
    std::error_code error(errno != 0 ? errno : EIO, std::generic_category());
    if (out) fs::rename(partial, path_ / name, error);
    if (!error) return {};
    std::error_code ignored;
    fs::remove(partial, ignored);
    return cannot_write(name, error.message());
  }

  fs::path path_;
  std::string shown_;
  std::set<std::string> owned_;
};

Bindings all_rows(RelationId id, const lang::Program& program, const eval::Model& model) {
  const lang::Relation& relation = program.relation(id);
  Bindings bindings{.model = model, .relation = id, .columns = {}, .names = {}, .rows = model.sorted_rows(id)};
  bindings.columns.resize(relation.columns.size());
  std::iota(bindings.columns.begin(), bindings.columns.end(), 0u);
  for (const Column& column : relation.columns) bindings.names.push_back(column.name);
  return bindings;
}

}  // namespace

Result<std::size_t> write_relations(const fs::path& path, const std::string& shown, const lang::Program& program,
                                    const eval::Model& model, RowsFormat format) {
  std::vector<RelationId> concluded;
  std::set<std::string> names;
  for (std::size_t i = 0; i < program.declared; ++i) {
    if (model.plan().relations[i].producers.empty()) continue;
    concluded.push_back(static_cast<RelationId>(i));
    names.insert(file_name(program.relations[i].name, format));
  }
  Folder folder(path, shown);
  auto done = folder.open();
  if (done) done = folder.claim(names);
  for (const RelationId id : concluded)
    if (done) done = folder.write(file_name(program.relation(id).name, format), all_rows(id, program, model), format);
  if (done) done = folder.finish(names);
  return done.map([&] { return concluded.size(); });
}

}  // namespace counsel::cli
