/* The look at one file that was brought: may it be shown, and what is told of it. */
#include <string.h>

#include "sync/take/parts.h"

#define JUST_NOW_S 120

/* Says what to do with a refused file by what it is and where it lies, if that is known better. */
static void advise(struct ks_taking *t, size_t i, const struct ks_fitness *fitness)
{
    const struct ks_office_file *office = &t->office.v[i];
    struct ks_seen_file *file = t->file[i];
    struct ks_office_advice advice;
    enum ks_office_folder folder = ks_office_folder_in(office->shown, t->arena);
    bool text = ks_str_ends(ks_str_of(office->label), ".md");
    bool known = text ? ks_office_disguised(fitness->format, &advice)
                      : fitness->by_format && fitness->format != KS_FORMAT_EMPTY &&
                            ks_office_advise(office->shown, folder, fitness->format, &advice);
    file->refusal = known ? advice.what : file->refusal;
    file->how = known ? advice.how : file->how;
}

bool ks_take_is_worth_copying(struct ks_taking *t, size_t i, const char *head, size_t n)
{
    struct ks_intake intake = { .arena = t->arena };
    struct ks_fitness fitness;
    struct ks_seen_file *file = t->file[i];
    if (ks_intake_head(&intake, head, n, file->size, t->office.v[i].label, &fitness)) {
        return true;
    }
    file->read = true;
    file->refusal = fitness.refusal;
    file->how = fitness.how;
    advise(t, i, &fitness);
    return false;
}

/* A video that cannot be played and was written just now may be one that is still being written,
 * by somebody who pauses: its index comes last. */
static bool may_be_coming(const struct ks_taking *t, const struct ks_seen_file *file)
{
    int64_t age = t->now_s - file->mtime_ns / 1000000000;
    return file->refusal != NULL && file->type == KS_BLOB_VIDEO && age > -JUST_NOW_S &&
           age < JUST_NOW_S;
}

void ks_take_look_at(struct ks_taking *t, size_t i, int fd, const uint8_t hash[KS_SHA256_BYTES])
{
    struct ks_intake intake = {
        .arena = t->arena, .reader = t->reader, .zone = &t->cycle->config->zone, .today = t->today
    };
    struct ks_fitness fitness;
    struct ks_seen_file *file = t->file[i];
    ks_intake_look(&intake, fd, t->office.v[i].label, &fitness);
    if (fitness.failed) {
        ks_take_unable(t, file->path, &fitness.failure);
        return;
    }
    file->read = true;
    memcpy(file->sha256, hash, sizeof file->sha256);
    file->type = fitness.type;
    file->width = fitness.width;
    file->height = fitness.height;
    file->refusal = fitness.refusal;
    file->how = fitness.how;
    file->note = fitness.note;
    if (file->refusal != NULL) {
        advise(t, i, &fitness);
    }
    file->coming = file->retry = may_be_coming(t, file);
    struct ks_err err = { 0 };
    if (!ks_take_words(t, i, fd, &err)) {
        file->read = false;
        ks_take_unable(t, file->path, &err);
    }
}
