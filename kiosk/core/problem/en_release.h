#ifndef KS_CORE_PROBLEM_EN_RELEASE_H
#define KS_CORE_PROBLEM_EN_RELEASE_H

/* The English of problems of releases and the store they are in, rows as en_tables.h says. */
#define KS_EN_RELEASE(S)                                                                           \
    S(RECORD_ROW, "line {1}: ", "", "")                                                            \
    S(RECORD_BLANK, "it is empty", "", "")                                                         \
    S(RECORD_TRAILING, "it ends in a space", "", "")                                               \
    S(RECORD_WINDOWS, "it has a Windows line ending: another program saved the file", "", "")      \
    S(RECORD_BYTE, "the byte 0x{1} may not be there", "", "")                                      \
    S(RECORD_SPACE, "one space too many", "", "")                                                  \
    S(RECORD_LONG, "it has more than {1} bytes", "", "")                                           \
    S(RECORD_CUT, "the file is incomplete: its last line has no end", "", "")                      \
    S(RECORD_EMPTY, "the file is empty", "", "")                                                   \
    S(RECORD_MAGIC, "this is not a {1} file", "", "")                                              \
    S(RECORD_KEY, "\"{1} …\" should be here", "", "")                                              \
    S(RECORD_SHORT, "something is missing", "", "")                                                \
    S(RECORD_MORE, "\"{1}\" should not be here", "", "")                                           \
    S(RECORD_NUMBER, "\"{1}\" is not a number", "", "")                                            \
    S(RECORD_MOST, "{1} is more than {2}", "", "")                                                 \
    S(RECORD_HEX, "{1} hexadecimal digits in lower case should be here", "", "")                   \
    S(RECORD_END, "\"end\" should be here", "", "")                                                \
    S(RECORD_AFTER, "there is more after \"end\"", "", "")                                         \
    S(RECORD_FLEET, "the name of a fleet has a-z, 0-9 and \"-\", {1} at most", "", "")             \
    S(HEAD_FORM, "HEAD is not a HEAD record", "", "")                                              \
    S(HEAD_SUM, "the checksum of HEAD is wrong", "", "")                                           \
    S(HEAD_UNREAD, "HEAD cannot be read", "", "")                                                  \
    S(HEAD_LOST,                                                                                   \
      "HEAD and its copy are damaged: nobody can tell what is stored, and the content that the "   \
      "device came with plays; when kiosk-sync starts it writes HEAD again from the releases on "  \
      "the disk",                                                                                  \
      "", "")                                                                                      \
    S(HEAD_NONE, "there is no valid HEAD", "", "")                                                 \
    S(HEAD_OTHER, "the HEAD on the disk is not the one written here", "", "")                      \
    S(MANIFEST_LARGE, "the manifest has more than {1} MiB", "", "")                                \
    S(MANIFEST_ROLE, "there is no such role", "", "")                                              \
    S(MANIFEST_VERSION, "version counts from 1", "", "")                                           \
    S(MANIFEST_EXPIRES, "expires should be after created, by {1} hours at most", "", "")           \
    S(MANIFEST_SITES_MANY, "{1} sites at most", "", "")                                            \
    S(MANIFEST_SITE_NAME, "a name among sites is not valid", "", "")                               \
    S(MANIFEST_SITES_ORDER, "sites are out of order, or one is there twice", "", "")               \
    S(MANIFEST_NO_SIDES, "such a file has no width and height: \"-\" should be here", "", "")      \
    S(MANIFEST_SIDES, "width and height should be as in 1920x1080", "", "")                        \
    S(MANIFEST_SIDE_ZERO, "width and height cannot be 0", "", "")                                  \
    S(MANIFEST_TYPE, "there is no such file type", "", "")                                         \
    S(MANIFEST_NAME, "the name of the file is not valid", "", "")                                  \
    S(MANIFEST_PATH, "a release of {1} may not have \"{2}\"", "", "")                              \
    S(MANIFEST_ALERT, "an alert can be a card or a CAP file only", "", "")                         \
    S(MANIFEST_MINFW, "files of {1} ask for minfw {2}", "", "")                                    \
    S(MANIFEST_FACTS, "\"{1}\" and \"{2}\" have the same hash, but another length or type", "",    \
      "")                                                                                          \
    S(MANIFEST_FILES, "it announces {1} files, but fewer follow", "", "")                          \
    S(MANIFEST_ORDER, "files are out of order, or one is there twice", "", "")                     \
    S(MANIFEST_TOTAL, "total is not the sum of the files' lengths", "", "")                        \
    S(TRUST_LARGE, "the trust file has more than {1} KiB", "", "")                                 \
    S(TRUST_KEY, "this is not a minisign public key", "", "")                                      \
    S(TRUST_ORDER, "keys are out of order, or one is there twice", "", "")                         \
    S(TRUST_SAME_NUMBER, "two keys have the same number", "", "")                                  \
    S(TRUST_THRESHOLD, "{1} asks for {2} signatures but has only {3} keys", "", "")                \
    S(TRUST_FROM_ONE, "n counts from 1", "", "")                                                   \
    S(TRUST_HOLDS_REVOKED, "{1} has a key that is revoked", "", "")                                \
    S(TRUST_FLEET, "it is the trust file of \"{1}\", but this device belongs to \"{2}\"", "", "")  \
    S(TRUST_VERSION, "the version of the trust file is {1}, it should be {2}", "", "")             \
    S(TRUST_EPOCH, "epoch goes from {1} to {2}: it may stay or grow by one", "", "")               \
    S(TRUST_SMALLER, "created or minversion has gone down", "", "")                                \
    S(TRUST_UNREVOKED, "a revoked key is gone: revoking is for good", "", "")                      \
    S(TRUST_OLD, "the trust file is not newer than the one here", "", "")                          \
    S(STORE_OLD, "the release is not installed: it is not newer than what was", "", "")            \
    S(STORE_EPOCH, "the release is not installed: it belongs to another epoch of trust", "", "")   \
    S(STORE_REFUSED,                                                                               \
      "the release is not installed: it failed on this device, or staff refused it", "", "")       \
    S(STORE_INCOMPLETE, "the release is incomplete: \"{1}\" is missing", "", "")                   \
    S(STORE_NO_RELEASE, "there is no release to take down", "", "")                                \
    S(STORE_NOTHING_WAITS, "nothing is waiting to be confirmed", "", "")                           \
    S(STORE_WAITING_CHANGED, "what was waiting to be confirmed has changed", "", "")               \
    S(STORE_WAITING_GONE, "some of its files are no longer here", "", "")                          \
    S(STORE_DOCUMENT, "\"{1}\" is damaged", "", "")                                                \
    S(STORE_DAMAGED, "\"{1}\" is damaged on the disk", "", "")                                     \
    S(STORE_MENDED, "\"{1}\" is damaged on the disk; the next sync repairs it", "", "")            \
    S(STORE_ROOM,                                                                                  \
      "no room: it takes {1} MB ({2} MB of which stay free), but only {3} MB are left", "", "")    \
    S(STORE_FILES, "there is no room for more files", "", "")                                      \
    S(STORE_LONGER, "the file is longer than its manifest says", "", "")                           \
    S(STORE_OTHER, "the file is not what its manifest says", "", "")                               \
    S(STORE_READ_ONLY, "the store is open for reading only", "", "")                               \
    S(STORE_BROKEN, "the last write failed: the store must be opened again", "", "")               \
    S(STORE_BUSY, "another program is writing \"{1}\"", "", "")                                    \
    S(RECEIPT_FORM, "this is not a complete import result", "", "")

#endif
