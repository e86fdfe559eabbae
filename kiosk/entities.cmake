# cmake -DIN=FILE -DOUT=C_FILE -P entities.cmake: the table of readers/text/entity.h from its lines.
file(READ "${IN}" text)
string(REGEX REPLACE "#[^\n]*\n" "" text "${text}")
set(name "\n([A-Za-z0-9]+),")
set(hex "([0-9A-F]+)")
string(REPLACE "\n" "\n\n" text "\n${text}") # each line has its own line break before it
string(REGEX REPLACE "${name}${hex} ${hex}\n" "{ \"\\1\", { 0x\\2, 0x\\3 }, false },\n" text "${text}")
string(REGEX REPLACE "${name}${hex},legacy\n" "{ \"\\1\", { 0x\\2, 0 }, true },\n" text "${text}")
string(REGEX REPLACE "${name}${hex}\n" "{ \"\\1\", { 0x\\2, 0 }, false },\n" text "${text}")
file(WRITE "${OUT}" "/* Made by entities.cmake. */
#include \"readers/text/entity.h\"

const struct ks_entity ks_entities[] = {
${text}};
const size_t ks_entities_n = sizeof ks_entities / sizeof *ks_entities;
")
