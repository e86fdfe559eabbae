# cmake -DIN=FILE -DOUT=FILE.c -DNAME=SYMBOL -P embed.cmake: a file's bytes as a C array.
file(READ "${IN}" hex HEX)
string(REGEX REPLACE "(..)" "0x\\1," bytes "${hex}")
file(WRITE "${OUT}" "/* Made by embed.cmake. */\nextern const unsigned char ${NAME}[];\nconst unsigned char ${NAME}[] = { ${bytes} };\n")
