#include "engine/lang/companions.h"

#include <string_view>

namespace counsel::lang {

namespace {

RelationId add_beside(Program& program, RelationId of, Role role, std::string_view suffix, std::vector<Column> columns) {
  const Relation& about = program.relation(of);
  const bool uncertain = about.uncertain && !columns.empty();
  Relation made{.name = about.name + std::string(suffix), .columns = std::move(columns), .role = role, .uncertain = uncertain,
                .of = of, .span = about.span};
  program.relations.push_back(std::move(made));
  return static_cast<RelationId>(program.relations.size() - 1);
}

}  // namespace

void add_companions(Program& program, RelationId declared) {
  // Adding a relation moves the others, so each is reached by its number every time.
  const auto about = [&]() -> Relation& { return program.relations[index(declared)]; };
  RelationId concluded = declared;
  if (about().attribute) {
    const RelationId known = add_beside(program, declared, Role::known, " is known", {});
    about().attribute->known = about().attribute->none = known;
  }
  if (about().attribute && about().attribute->default_value) {
    concluded = add_beside(program, declared, Role::concluded, " as concluded", about().columns);
    const RelationId given = add_beside(program, declared, Role::given, " is given", {});
    about().attribute->concluded = about().stated = concluded;
    about().attribute->none = given;
  }
  if (about().uncertain) {
    const RelationId stated = add_beside(program, concluded, Role::stated, " as stated", about().columns);
    about().stated = program.relations[index(concluded)].stated = stated;
  }
}

}  // namespace counsel::lang
