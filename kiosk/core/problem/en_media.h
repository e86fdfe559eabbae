#ifndef KS_CORE_PROBLEM_EN_MEDIA_H
#define KS_CORE_PROBLEM_EN_MEDIA_H

/* The English of problems of pictures, videos and other files as they come in. Rows are S(name,
 * what is wrong, why it matters or happened, how to mend it), with placeholders {1} to {5}
 * (arg.h). */
#define KS_EN_MEDIA(S)                                                                             \
    S(MEDIA_UNKNOWN, "nobody can tell what this file is; it may be damaged", "",                   \
      "Use JPG, PNG, WebP or GIF pictures or MP4 videos")                                          \
    S(MEDIA_EMPTY, "the file is empty (0 bytes); the copy is probably incomplete", "",             \
      "Copy it again")                                                                             \
    S(MEDIA_PSD, "this is a Photoshop file, which screens do not play", "",                        \
      "Export it as JPG or PNG")                                                                   \
    S(MEDIA_XCF, "this is a GIMP file, which screens do not play", "", "Save it as PNG")           \
    S(MEDIA_ICO, "this is an icon (ICO), which screens do not play", "",                           \
      "Use a large picture, saved as PNG")                                                         \
    S(MEDIA_JP2, "this is a JPEG 2000 picture, which screens do not play", "",                     \
      "Save it as PNG or JPG")                                                                     \
    S(MEDIA_JXL, "this is a JPEG XL picture, which screens do not play", "",                       \
      "Save it as PNG or JPG")                                                                     \
    S(MEDIA_JXR, "this is a JPEG XR picture, which screens do not play", "",                       \
      "Save it as PNG or JPG")                                                                     \
    S(MEDIA_DDS, "this is a game texture (DDS), which screens do not play", "", "Save it as PNG")  \
    S(MEDIA_RAW, "this is a camera's raw picture, which screens do not play", "",                  \
      "Save it as JPG or PNG")                                                                     \
    S(MEDIA_EPS, "this is an EPS or AI drawing, which screens do not play", "",                    \
      "Save it as PNG or PDF")                                                                     \
    S(MEDIA_CDR, "this is a CorelDRAW file, which screens do not play", "",                        \
      "Save it as PNG or PDF")                                                                     \
    S(MEDIA_WMF, "this is a Windows metafile (WMF, EMF), which screens do not play", "",           \
      "Save it as PNG")                                                                            \
    S(MEDIA_DJVU, "this is a DjVu document, which screens do not play", "",                        \
      "Save it as PDF, or the page to be played as PNG")                                           \
    S(MEDIA_HDR, "this is a high dynamic range picture (EXR, HDR), which screens do not play", "", \
      "Save it as PNG")                                                                            \
    S(MEDIA_RARE,                                                                                  \
      "this is a rare format (SGI, Sun, PAM, DPX, MNG, FITS, DICOM and the like), which screens "  \
      "do not play",                                                                               \
      "", "Save it as PNG")                                                                        \
    S(MEDIA_ARCHIVE, "this is an archive, which screens do not play", "",                          \
      "Unpack it and put in the files")                                                            \
    S(MEDIA_PDF,                                                                                   \
      "this is a PDF document; playing it takes tocsin-pdf, which this machine does not have", "", \
      "Install the package tocsin-pdf, or save each page as a JPG or PNG picture")                 \
    S(MEDIA_LOCKED, "this PDF needs a password", "", "Save it without a password")                 \
    S(MEDIA_IS_PAGES, "this is a PDF document, not a picture", "",                                 \
      "Play a PDF as a poster by itself; save a card's picture as JPG or PNG")                     \
    S(MEDIA_ZIP, "this is an archive or an Office document, which screens do not play", "",        \
      "Save slides and documents as PDF")                                                          \
    S(MEDIA_OLE, "this is a document of an old Office or WPS, which screens do not play", "",      \
      "Save slides and documents as PDF")                                                          \
    S(MEDIA_SVG, "this is an SVG drawing, which screens do not play", "", "Export it as PNG")      \
    S(MEDIA_TEXT, "this is text, not a picture", "", "Save text cards as .md in the folder cards") \
    S(MEDIA_TRUNCATED,                                                                             \
      "the file is incomplete, only its first part is here; the copy is probably incomplete", "",  \
      "Copy it again")                                                                             \
    S(MEDIA_TOO_LARGE, "the picture is {1}×{2} ({3} megapixels), which is too large", "",          \
      "Make its long side 4800 pixels at most, or save it as JPG")                                 \
    S(MEDIA_PROGRESSIVE, "this JPG is progressive and, at {1}×{2}, too large", "",                 \
      "Save it as baseline, or make its long side 6000 pixels at most")                            \
    S(MEDIA_MEMORY, "decoding it takes more memory than is allowed", "",                           \
      "Make it smaller and save it again")                                                         \
    S(MEDIA_HEAVY,                                                                                 \
      "the picture has {1}×{2} ({3} megapixels); stored as it is, it takes more memory "          \
      "than it may",                                                                               \
      "", "Save it as JPG, or half as wide and high")                                              \
    S(MEDIA_LONG, "a text in it is too long to read", "", "Shorten it, or split the file")         \
    S(MEDIA_NO_VIDEO, "there is no picture in the file (perhaps only sound)", "",                  \
      "Use another video")                                                                         \
    S(MEDIA_CODEC, "videos in this codec are not played", "", "Convert it to MP4 (H.264)")         \
    S(MEDIA_VARIANT, "this picture is in a rare format that is not played", "",                    \
      "Save it as JPG or PNG")                                                                     \
    S(MEDIA_DAMAGED, "the file is damaged and cannot be decoded", "",                              \
      "Save it again from the original")                                                           \
    S(MEDIA_LATE, "decoding took too long and was abandoned", "",                                  \
      "The file may be damaged: save it again")                                                    \
    S(MEDIA_SLOW, "decoding took too long this time and was given up",                             \
      "this machine may be busy; the file need not be at fault",                                   \
      "Try again in a while; if it stays so, save a smaller version of the file")                  \
    S(MEDIA_CRASHED, "the decoder crashed on this file (status {1}), so it is left out", "",       \
      "Save it again and try")                                                                     \
    S(MEDIA_IS_VIDEO, "this is a video, not a picture", "", "Rename it to end in .mp4")            \
    S(MEDIA_IS_PICTURE, "this is a picture, not a video", "", "Correct the end of its name")       \
    S(MEDIA_NO_FRAME, "there is no picture in the video", "", "Use another one")                   \
    S(MEDIA_SIDE, "a side has more than 16384 pixels", "", "Make it smaller")                      \
    S(MEDIA_FILE_LIMIT, "the file has {1} KB; the limit is {2} KB", "", "Compress or split it")    \
    S(MEDIA_FILE_EMPTY, "the file is empty (0 bytes)", "", "Save or copy it again")                \
                                                                                                   \
    S(MEDIA_UNSEEN, "the decoder of this machine does not start or cannot read it", "", "")        \
    S(MEDIA_BUSY,                                                                                  \
      "this machine is busy and its decoder did not answer in time; the file is not to blame", "", \
      "")                                                                                          \
    S(MEDIA_DECODER,                                                                               \
      "the decoder of this machine is broken (it cannot read its own sample); the file is not to " \
      "blame",                                                                                     \
      "", "Tell whoever looks after the machine")                                                  \
    S(MEDIA_NONSENSE, "the decoder answered nonsense, so the file is left out", "", "")            \
    S(MEDIA_MISSING, "there is no such file", "", "")                                              \
    S(MEDIA_NO_FILE, "it is a link, a folder, or outside the content folder, and is not opened",   \
      "", "Put the file itself there")                                                             \
    S(MEDIA_DISK, "it is damaged on the disk of this machine", "", "The next sync repairs it")     \
    S(MEDIA_UNREAD, "the file cannot be read, perhaps for lack of permission", "", "")             \
    S(MEDIA_NO_CARD, "this card cannot be shown", "", "")                                          \
    S(MEDIA_NO_PICTURE, "this is not a picture", "", "")                                           \
    S(MEDIA_QUARANTINED, "the player crashed on it twice, so it is left out", "",                  \
      "Another file is tried again")                                                               \
    S(MEDIA_PERSONAL, "the title contains a mobile, identity or bank card number", "", "")
#endif
