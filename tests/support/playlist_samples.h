#ifndef TESTS_PLAYLIST_SAMPLES_H
#define TESTS_PLAYLIST_SAMPLES_H

#include <string.h>

#include "readers/set/playlist.h"
#include "support/check_main.h"

/* Of each column of a playlist two cells that mean two things, by its first name. */
static const struct playlist_sample {
    const char *column, *one, *other;
} playlist_samples[] = {
    { "item", "cards/a.md", "cards/b.md" },
    { "title", "甲", "乙" },
    { "from", "2020-09-01", "2020-09-02" },
    { "until", "2020-09-30", "2020-10-01" },
    { "days", "1-5", "6" },
    { "hours", "8:00-20:00", "9:00-20:00" },
    { "date", "2020-09-01", "2020-09-01至2020-09-02" },
    { "seconds", "10", "11" },
    { "weight", "2", "1" },
    { "priority", "3", "4" },
    { "places", "食堂", "北区" },
    { "phase", "a", "b" },
    { "transition", "fade", "cut" },
    { "interrupt", "stop", "pause" },
};

/* Fails for a column that has none above. */
static inline const struct playlist_sample *playlist_sample(size_t column)
{
    const char *names = ks_playlist_columns[column].names;
    for (size_t i = 0; i < KS_COUNT(playlist_samples); i++) {
        size_t n = strlen(playlist_samples[i].column);
        if (strncmp(names, playlist_samples[i].column, n) == 0 && names[n] == '|') {
            return &playlist_samples[i];
        }
    }
    ck_abort_msg("no sample of the column %s", names);
    return NULL;
}

#endif
