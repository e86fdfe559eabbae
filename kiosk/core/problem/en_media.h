#ifndef KS_CORE_PROBLEM_EN_MEDIA_H
#define KS_CORE_PROBLEM_EN_MEDIA_H

/* The English of problems of pictures, videos and other files as they come in. Rows are S(name,
 * what is wrong, why it matters or happened, how to mend it), with placeholders {1} to {5}
 * (arg.h). */
#define KS_EN_MEDIA(S)                                                                             \
    S(MEDIA_UNKNOWN, "what this file is cannot be told, it may be damaged", "",                    \
      "Use JPG, PNG, WebP or GIF pictures or MP4 videos")                                          \
    S(MEDIA_EMPTY, "the file is empty (0 bytes), its copy is probably incomplete", "",             \
      "Copy it again")                                                                             \
    S(MEDIA_PSD, "this is a Photoshop file, screens do not play it", "",                           \
      "Export it as JPG or PNG")                                                                   \
    S(MEDIA_PDF,                                                                                   \
      "this is a PDF document; to play it takes tocsin-pdf, which this machine has not", "",       \
      "Install the package tocsin-pdf, or save each page as a JPG or PNG picture")                 \
    S(MEDIA_LOCKED, "this PDF opens with a password only", "", "Save it without a password")       \
    S(MEDIA_IS_PAGES, "this is a PDF document, no picture", "",                                    \
      "Play a PDF as a poster of its own; save a card's picture as JPG or PNG")                    \
    S(MEDIA_ZIP, "this is an archive or an Office document, screens do not play it", "",           \
      "Save slides and documents as PDF")                                                          \
    S(MEDIA_OLE, "this is a document of an old Office or WPS, screens do not play it", "",         \
      "Save slides and documents as PDF")                                                          \
    S(MEDIA_SVG, "this is an SVG drawing, screens do not play it", "", "Export it as PNG")         \
    S(MEDIA_TEXT, "this is text, no picture", "", "Save cards of text as .md in the folder cards") \
    S(MEDIA_TRUNCATED,                                                                             \
      "the file is incomplete, only its first part is here; its copy is probably incomplete", "",  \
      "Copy it again")                                                                             \
    S(MEDIA_TOO_LARGE, "the picture has {1}×{2} ({3} megapixels), too many", "",                   \
      "Make its long side 4800 pixels at most, or save it as JPG")                                 \
    S(MEDIA_PROGRESSIVE, "this JPG is progressive and with {1}×{2} too large", "",                 \
      "Save it as baseline, or make its long side 6000 pixels at most")                            \
    S(MEDIA_MEMORY, "to decode it takes more memory than it may", "",                              \
      "Make it smaller and save it again")                                                         \
    S(MEDIA_LONG, "a text in it is too long to be read", "", "Shorten it, or split the file")      \
    S(MEDIA_NO_VIDEO, "there is no picture in the file (perhaps only sound)", "",                  \
      "Use another video")                                                                         \
    S(MEDIA_CODEC, "this way of coding videos is not played", "", "Convert it to MP4 (H.264)")     \
    S(MEDIA_VARIANT, "this picture is stored in a rare way that is not played", "",                \
      "Save it as JPG or PNG")                                                                     \
    S(MEDIA_DAMAGED, "the file is damaged and cannot be decoded", "",                              \
      "Save it again from the original")                                                           \
    S(MEDIA_LATE, "decoding took too long and was given up", "",                                   \
      "The file may be damaged: save it again")                                                    \
    S(MEDIA_CRASHED, "the decoder died of this file (status {1}), it is left out", "",             \
      "Save it again and try")                                                                     \
    S(MEDIA_IS_VIDEO, "this is a video, no picture", "", "Give it the ending .mp4")                \
    S(MEDIA_IS_PICTURE, "this is a picture, no video", "", "Correct its ending")                   \
    S(MEDIA_NO_FRAME, "there is no picture in the video", "", "Use another one")                   \
    S(MEDIA_SIDE, "a side has more than 16384 pixels", "", "Make it smaller")                      \
    S(MEDIA_FILE_LIMIT, "the file has {1} KB, {2} KB is the most", "", "Compress or split it")     \
    S(MEDIA_FILE_EMPTY, "the file is empty (0 bytes)", "", "Save or copy it again")                \
                                                                                                   \
    S(MEDIA_UNSEEN, "the decoder of this machine does not start or cannot read it", "", "")        \
    S(MEDIA_BUSY,                                                                                  \
      "this machine is busy, its decoder did not answer in time; the file is not to blame", "",    \
      "")                                                                                          \
    S(MEDIA_DECODER,                                                                               \
      "the decoder of this machine is broken (it cannot read its own sample); the file is not to " \
      "blame",                                                                                     \
      "", "Tell who looks after the machine")                                                      \
    S(MEDIA_NONSENSE, "the decoder answers nonsense, the file is left out", "", "")                \
    S(MEDIA_MISSING, "there is no such file", "", "")                                              \
    S(MEDIA_NO_FILE, "it is a link, a folder, or outside the content folder, and is not opened",   \
      "", "Put the file itself there")                                                             \
    S(MEDIA_DISK, "it is damaged on the disk of this machine", "", "The next sync mends it")       \
    S(MEDIA_UNREAD, "the file cannot be read, perhaps for want of permission", "", "")             \
    S(MEDIA_NO_CARD, "this card cannot be shown", "", "")                                          \
    S(MEDIA_NO_PICTURE, "this is no picture", "", "")                                              \
    S(MEDIA_QUARANTINED, "the player died of it twice, it is left out", "",                        \
      "Another file is tried again")                                                               \
    S(MEDIA_PERSONAL, "there is a number of a mobile, an identity or a bank card in the title",    \
      "", "")
#endif
