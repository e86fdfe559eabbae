# cmake -DIN=FILE -DOUT=C_FILE -DNAME=SYMBOL -P embed.cmake: a file's bytes as a C array NAME, their
# number as NAME_size.
file(READ "${IN}" hex HEX)
file(SIZE "${IN}" size)
string(REGEX REPLACE "(..)" "0x\\1," bytes "${hex}")
file(WRITE "${OUT}" "/* Made by embed.cmake. */
extern const unsigned char ${NAME}[];
extern const unsigned long ${NAME}_size;
const unsigned char ${NAME}[] = { ${bytes} };
const unsigned long ${NAME}_size = ${size};
")
