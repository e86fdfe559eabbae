/* A disk in memory that forgets what was not synced (see twin.h). */
#define _GNU_SOURCE /* memfd_create */
#include "twin.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define ROOT 1
#define BLOCK 4096u
#define TMP_DIGIT 0xFFFF

static void die(const char *what)
{
    fprintf(stderr, "twin: %s\n", what);
    abort();
}

/* --- names, interned for all twins --- */

static char names[4096][72];
static unsigned n_names;
static uint16_t name_table[16384];

static uint16_t intern(const char *text, size_t n)
{
    uint32_t h = 2166136261u;
    for (size_t i = 0; i < n; i++) {
        h = (h ^ (uint8_t)text[i]) * 16777619u;
    }
    for (uint32_t i = h % 16384;; i = (i + 1) % 16384) {
        if (name_table[i] == 0) {
            if (n_names == 4095 || n >= sizeof names[0]) {
                die("too many names");
            }
            n_names++;
            memcpy(names[n_names], text, n);
            names[n_names][n] = '\0';
            name_table[i] = (uint16_t)n_names;
            return (uint16_t)n_names;
        }
        const char *known = names[name_table[i]];
        if (memcmp(known, text, n) == 0 && known[n] == '\0') {
            return name_table[i];
        }
    }
}

/* --- bytes, shared until written to --- */

static void bytes_drop(struct twin_bytes *bytes)
{
    if (bytes != NULL && --bytes->refs == 0) {
        free(bytes);
    }
}

static struct twin_bytes *bytes_new(const void *from, size_t n, size_t capacity)
{
    struct twin_bytes *bytes = malloc(sizeof *bytes + capacity);
    if (bytes == NULL) {
        die("memory");
    }
    *bytes = (struct twin_bytes) { 1, n, capacity };
    if (n > 0) {
        memcpy(bytes->v, from, n);
    }
    return bytes;
}

static void append(struct twin_inode *inode, const void *from, size_t n)
{
    struct twin_bytes *old = inode->bytes;
    size_t had = old == NULL ? 0 : old->n;
    if (old == NULL || old->refs > 1 || had + n > old->capacity) {
        inode->bytes = bytes_new(old == NULL ? NULL : old->v, had, 2 * (had + n) + 64);
        bytes_drop(old);
    }
    memcpy(inode->bytes->v + had, from, n);
    inode->bytes->n = had + n;
}

static size_t length(const struct twin_inode *inode)
{
    return inode->bytes == NULL ? 0 : inode->bytes->n;
}

/* --- names on one disk --- */

static uint16_t now(const struct twin_slot *slot)
{
    return slot->n == 0 ? slot->durable : slot->past[slot->n - 1].inode;
}

static const struct twin_slot *find(const struct twin *t, uint16_t folder, uint16_t name)
{
    for (unsigned i = 0; i < t->n_slots; i++) {
        if (t->slots[i].folder == folder && t->slots[i].name == name) {
            return &t->slots[i];
        }
    }
    return NULL;
}

static void set(struct twin *t, uint16_t folder, uint16_t name, uint16_t inode)
{
    const struct twin_slot *known = find(t, folder, name);
    struct twin_slot *slot = known == NULL ? NULL : &t->slots[known - t->slots];
    if (slot == NULL) {
        for (unsigned i = 0; i < t->n_slots && slot == NULL; i++) {
            if (t->slots[i].folder == 0) {
                slot = &t->slots[i];
            }
        }
        if (slot == NULL && t->n_slots == TWIN_SLOTS) {
            die("too many names on one disk");
        }
        slot = slot == NULL ? &t->slots[t->n_slots++] : slot;
        *slot = (struct twin_slot) { .folder = folder, .name = name };
    }
    if (slot->n == TWIN_PAST) { /* only what forgets to sync gets here: leave out a middle value */
        memmove(&slot->past[1], &slot->past[2], (TWIN_PAST - 2) * sizeof slot->past[0]);
        slot->n--;
    }
    slot->past[slot->n].order = ++t->order;
    slot->past[slot->n++].inode = inode;
}

/* The folder of `path` and its last name; 0 if the way is not there. */
static uint16_t parent(const struct twin *t, const char *path, uint16_t *name)
{
    uint16_t at = ROOT;
    for (;;) {
        const char *slash = strchr(path, '/');
        if (slash == NULL) {
            *name = intern(path, strlen(path));
            return at;
        }
        const struct twin_slot *slot = find(t, at, intern(path, (size_t)(slash - path)));
        if (slot == NULL || now(slot) == 0 || t->inodes[now(slot)].kind != TWIN_FOLDER) {
            return 0;
        }
        at = now(slot);
        path = slash + 1;
    }
}

static uint16_t lookup(const struct twin *t, const char *path)
{
    uint16_t name;
    if (*path == '\0') {
        return ROOT;
    }
    uint16_t folder = parent(t, path, &name);
    const struct twin_slot *slot = folder == 0 ? NULL : find(t, folder, name);
    return slot == NULL ? 0 : now(slot);
}

static void sweep(struct twin *t)
{
    bool used[TWIN_INODES] = { [ROOT] = true };
    for (unsigned i = 0; i < t->n_slots; i++) {
        const struct twin_slot *slot = &t->slots[i];
        if (slot->folder != 0) {
            used[slot->durable] = true;
            for (unsigned k = 0; k < slot->n; k++) {
                used[slot->past[k].inode] = true;
            }
        }
    }
    for (unsigned i = 0; i < TWIN_HANDLES; i++) {
        used[t->handles[i].inode] |= t->handles[i].used;
    }
    for (unsigned i = ROOT + 1; i < t->n_inodes; i++) {
        if (!used[i] && t->inodes[i].kind != TWIN_FREE) {
            bytes_drop(t->inodes[i].bytes);
            t->inodes[i] = (struct twin_inode) { .kind = TWIN_FREE };
        }
    }
}

static uint16_t new_inode(struct twin *t, enum twin_kind kind)
{
    for (int again = 0; again < 2; again++) {
        for (unsigned i = ROOT + 1; i < t->n_inodes; i++) {
            if (t->inodes[i].kind == TWIN_FREE) {
                t->inodes[i].kind = kind;
                return (uint16_t)i;
            }
        }
        if (t->n_inodes < 64 || (again > 0 && t->n_inodes < TWIN_INODES)) {
            t->inodes[t->n_inodes] = (struct twin_inode) { .kind = kind };
            return (uint16_t)t->n_inodes++;
        }
        sweep(t);
    }
    die("too many files");
    return 0;
}

/* --- the operations --- */

/* 0, or the planned fault. Every call of a disk operation passes here first. */
static int begin(struct twin *t, bool change)
{
    t->ops++;
    t->changes += change;
    if (change && t->moment != NULL) {
        t->moment(t, t->context);
    }
    bool fails = (t->fault == TWIN_ONCE && t->ops == t->fault_at) ||
                 (t->fault == TWIN_FOREVER && t->ops >= t->fault_at);
    return fails ? -t->fault_error : 0;
}

static int handle(struct twin *t, uint16_t inode, bool writes)
{
    for (int i = 0; i < TWIN_HANDLES; i++) {
        if (!t->handles[i].used) {
            t->handles[i].inode = inode;
            t->handles[i].used = true;
            t->handles[i].writes = writes;
            return i;
        }
    }
    return -EMFILE;
}

static uint64_t in_use(const struct twin *t)
{
    uint64_t sum = 0;
    for (unsigned i = ROOT; i < t->n_inodes; i++) {
        const struct twin_inode *inode = &t->inodes[i];
        if (inode->kind != TWIN_FREE) {
            uint64_t bytes = inode->reserved > length(inode) ? inode->reserved : length(inode);
            sum += BLOCK + (bytes + BLOCK - 1) / BLOCK * BLOCK;
        }
    }
    return sum;
}

static bool full_with(struct twin *t, unsigned blocks)
{
    uint64_t more = (uint64_t)blocks * BLOCK;
    if (t->capacity == 0 || in_use(t) + more <= t->capacity) {
        return false;
    }
    sweep(t);
    return in_use(t) + more > t->capacity;
}

static int t_create(void *self, const char *path)
{
    struct twin *t = self;
    uint16_t name;
    int error = begin(t, true);
    if (error < 0) {
        return error;
    }
    uint16_t folder = parent(t, path, &name);
    if (folder == 0) {
        return -ENOENT;
    }
    if (lookup(t, path) != 0) {
        return -EEXIST;
    }
    if (full_with(t, 1)) {
        return -ENOSPC;
    }
    uint16_t inode = new_inode(t, TWIN_FILE);
    set(t, folder, name, inode);
    return handle(t, inode, true);
}

static int t_open(void *self, const char *path, uint64_t *size)
{
    struct twin *t = self;
    int error = begin(t, false);
    if (error < 0) {
        return error;
    }
    uint16_t inode = lookup(t, path);
    if (inode == 0) {
        return -ENOENT;
    }
    if (t->inodes[inode].kind != TWIN_FILE) {
        return -EINVAL;
    }
    *size = length(&t->inodes[inode]);
    return handle(t, inode, false);
}

static int64_t t_write(void *self, int file, const void *bytes, size_t n)
{
    struct twin *t = self;
    struct twin_inode *inode = &t->inodes[t->handles[file].inode];
    int error = begin(t, true);
    if (error < 0) {
        return error;
    }
    n = t->short_io && n > 1 ? n / 2 : n;
    size_t had = length(inode);
    append(inode, bytes, n);
    if (full_with(t, 0)) {
        inode->bytes->n = had;
        return -ENOSPC;
    }
    return (int64_t)n;
}

static int64_t t_read(void *self, int file, void *bytes, size_t n, uint64_t at)
{
    struct twin *t = self;
    const struct twin_inode *inode = &t->inodes[t->handles[file].inode];
    int error = begin(t, false);
    if (error < 0) {
        return error;
    }
    size_t all = length(inode);
    if (at >= all) {
        return 0;
    }
    size_t left = all - (size_t)at;
    n = t->short_io && n > 1 ? n / 2 : n;
    n = n < left ? n : left;
    memcpy(bytes, inode->bytes->v + at, n);
    return (int64_t)n;
}

static int t_reserve(void *self, int file, uint64_t size)
{
    struct twin *t = self;
    struct twin_inode *inode = &t->inodes[t->handles[file].inode];
    int error = begin(t, true);
    if (error < 0) {
        return error;
    }
    inode->reserved = size;
    if (full_with(t, 0)) {
        inode->reserved = 0;
        return -ENOSPC;
    }
    return 0;
}

static char class_of(const struct twin_inode *inode) /* H(EAD), D(ocument), O(bject) */
{
    bool has_magic = length(inode) >= 4 && memcmp(inode->bytes->v, "KS", 2) == 0;
    return has_magic && inode->bytes->v[2] == 'H'   ? 'H'
           : has_magic && inode->bytes->v[2] == 'D' ? 'D'
                                                    : 'O';
}

static bool file_sync_left_out(const struct twin *t, const struct twin_inode *inode)
{
    char class = class_of(inode);
    return t->mutant == TWIN_NO_SYNC_FILES || (t->mutant == TWIN_NO_SYNC_OBJECT && class == 'O') ||
           (t->mutant == TWIN_NO_SYNC_DOCUMENT && class == 'D') ||
           (t->mutant == TWIN_NO_SYNC_HEAD && class == 'H') ||
           (t->mutant == TWIN_RENAME_BEFORE_SYNC && class == 'O');
}

static void make_durable(struct twin_inode *inode)
{
    if (!inode->failed) {
        inode->synced = (uint32_t)length(inode);
    }
}

static int t_sync(void *self, int file)
{
    struct twin *t = self;
    struct twin_inode *inode = &t->inodes[t->handles[file].inode];
    if (file_sync_left_out(t, inode)) {
        return 0;
    }
    int error = begin(t, true);
    if (error < 0) {
        inode->failed = true; /* the kernel calls the pages clean now */
        return error;
    }
    make_durable(inode);
    return 0;
}

static int t_close(void *self, int file)
{
    struct twin *t = self;
    if (!t->handles[file].used) {
        die("close of what is not open");
    }
    t->handles[file].used = false;
    return begin(t, false);
}

static void late_now(struct twin *t);

static void copy_into(struct twin *t, const char *from, const char *to)
{
    struct twin_inode *source = &t->inodes[lookup(t, from)], *target = &t->inodes[lookup(t, to)];
    bytes_drop(target->bytes);
    target->bytes = bytes_new(source->bytes->v, source->bytes->n, source->bytes->n);
    target->synced = 0;
    if (t->moment != NULL) {
        t->moment(t, t->context);
    }
    make_durable(target);
}

static int rename_now(struct twin *t, const char *from, const char *to)
{
    uint16_t from_name, to_name;
    uint16_t from_folder = parent(t, from, &from_name), to_folder = parent(t, to, &to_name);
    uint16_t inode = lookup(t, from);
    if (from_folder == 0 || to_folder == 0 || inode == 0) {
        return -ENOENT;
    }
    set(t, from_folder, from_name, 0);
    set(t, to_folder, to_name, inode);
    return 0;
}

static int t_rename(void *self, const char *from, const char *to)
{
    struct twin *t = self;
    int error = begin(t, true);
    if (error < 0) {
        return error;
    }
    bool head = strcmp(to, "HEAD") == 0 || strcmp(to, "HEAD.bak") == 0;
    if (t->mutant == TWIN_HEAD_IN_PLACE && head && lookup(t, to) != 0) {
        copy_into(t, from, to);
        uint16_t name, folder = parent(t, from, &name);
        set(t, folder, name, 0);
        return 0;
    }
    if (t->mutant == TWIN_HEAD_BEFORE_DOCUMENT && strncmp(to, "rel/", 4) == 0) {
        late_now(t);
        snprintf(t->late_from, sizeof t->late_from, "%s", from);
        snprintf(t->late_to, sizeof t->late_to, "%s", to);
        return lookup(t, from) == 0 ? -ENOENT : 0;
    }
    error = rename_now(t, from, to);
    if (error == 0 && strncmp(to, "obj/", 4) == 0) {
        unsigned byte = 0;
        (void)sscanf(to, "obj/%2x", &byte);
        t->written_into[byte & 255] = true;
        if (t->mutant == TWIN_RENAME_BEFORE_SYNC) {
            if (t->moment != NULL) {
                t->moment(t, t->context);
            }
            make_durable(&t->inodes[lookup(t, to)]);
        }
    }
    return error;
}

static int t_unlink(void *self, const char *path)
{
    struct twin *t = self;
    uint16_t name;
    int error = begin(t, true);
    if (error < 0) {
        return error;
    }
    uint16_t inode = lookup(t, path);
    if (inode == 0) {
        return -ENOENT;
    }
    if (t->inodes[inode].kind == TWIN_FOLDER) {
        return -EISDIR;
    }
    uint16_t folder = parent(t, path, &name);
    set(t, folder, name, 0);
    return 0;
}

static int t_mkdir(void *self, const char *path)
{
    struct twin *t = self;
    uint16_t name;
    int error = begin(t, true);
    if (error < 0) {
        return error;
    }
    uint16_t folder = parent(t, path, &name);
    if (folder == 0) {
        return -ENOENT;
    }
    if (lookup(t, path) != 0) {
        return -EEXIST;
    }
    if (full_with(t, 1)) {
        return -ENOSPC;
    }
    set(t, folder, name, new_inode(t, TWIN_FOLDER));
    return 0;
}

static void sync_names(struct twin *t, uint16_t folder)
{
    for (unsigned i = 0; i < t->n_slots; i++) {
        struct twin_slot *slot = &t->slots[i];
        if (slot->folder == folder && slot->n > 0) {
            slot->durable = now(slot);
            slot->n = 0;
        }
        if (slot->folder == folder && slot->durable == 0 && slot->n == 0) {
            slot->folder = 0;
        }
    }
}

/* What HEAD_BEFORE_... put off. */
static void late_now(struct twin *t)
{
    for (unsigned i = 0; i < t->n_late; i++) {
        sync_names(t, lookup(t, t->late_paths[i]));
    }
    t->n_late = 0;
    if (t->late_to[0] != '\0') {
        (void)rename_now(t, t->late_from, t->late_to);
        sync_names(t, lookup(t, "rel"));
        t->late_to[0] = '\0';
    }
}

static bool folder_sync_left_out(struct twin *t, const char *path)
{
    bool ab = strncmp(path, "obj/", 4) == 0, obj = strcmp(path, "obj") == 0;
    bool state = *path == '\0', first = state && !t->synced_once;
    t->synced_once |= state;
    unsigned byte = 0;
    if (ab) {
        (void)sscanf(path, "obj/%2x", &byte);
    }
    return t->mutant == TWIN_NO_SYNC_FOLDERS || (t->mutant == TWIN_NO_SYNC_OBJ_AB && ab) ||
           (t->mutant == TWIN_NO_SYNC_OBJ && obj) ||
           (t->mutant == TWIN_NO_SYNC_REL && strcmp(path, "rel") == 0) ||
           (t->mutant == TWIN_NO_SYNC_STATE && state) ||
           (t->mutant == TWIN_NO_SYNC_AT_OPEN && first) ||
           (t->mutant == TWIN_SYNC_TOUCHED_ONLY && ab && !t->written_into[byte & 255]);
}

static int t_sync_dir(void *self, const char *path)
{
    struct twin *t = self;
    if (folder_sync_left_out(t, path)) {
        return 0;
    }
    if (t->mutant == TWIN_HEAD_BEFORE_OBJECTS && strncmp(path, "obj", 3) == 0) {
        if (t->n_late < 16) {
            snprintf(t->late_paths[t->n_late++], sizeof t->late_paths[0], "%s", path);
        }
        return 0;
    }
    int error = begin(t, true);
    if (error < 0) {
        return error;
    }
    uint16_t folder = lookup(t, path);
    if (folder == 0 || t->inodes[folder].kind != TWIN_FOLDER) {
        return -ENOENT;
    }
    sync_names(t, folder);
    if (*path == '\0') {
        if (t->moment != NULL && (t->n_late > 0 || t->late_to[0] != '\0')) {
            t->moment(t, t->context);
        }
        late_now(t);
    }
    return 0;
}

static int t_stat(void *self, const char *path, uint64_t *size)
{
    struct twin *t = self;
    *size = 0;
    int error = begin(t, false);
    if (error < 0) {
        return error;
    }
    uint16_t inode = lookup(t, path);
    if (inode == 0) {
        return -ENOENT;
    }
    *size = length(&t->inodes[inode]);
    return t->inodes[inode].kind == TWIN_FILE ? 0 : -EINVAL;
}

static int t_list(void *self, const char *path, void (*each)(void *, const char *), void *context)
{
    struct twin *t = self;
    int error = begin(t, false);
    if (error < 0) {
        return error;
    }
    uint16_t folder = lookup(t, path);
    if (folder == 0 || t->inodes[folder].kind != TWIN_FOLDER) {
        return -ENOENT;
    }
    for (unsigned i = 0; i < t->n_slots; i++) {
        if (t->slots[i].folder == folder && now(&t->slots[i]) != 0) {
            each(context, names[t->slots[i].name]);
        }
    }
    return 0;
}

static int t_space(void *self, struct ks_disk_space *space)
{
    struct twin *t = self;
    int error = begin(t, false);
    if (error < 0) {
        return error;
    }
    uint64_t total = t->capacity == 0 ? UINT64_C(1) << 40 : t->capacity, used = in_use(t);
    *space = (struct ks_disk_space) { used > total ? 0 : total - used, total, UINT64_MAX };
    return 0;
}

static int t_lock(void *self)
{
    return begin(self, false);
}

static int t_fd(void *self, int file)
{
    struct twin *t = self;
    const struct twin_inode *inode = &t->inodes[t->handles[file].inode];
    int error = begin(t, false);
    if (error < 0) {
        return error;
    }
    int fd = memfd_create("twin", MFD_CLOEXEC);
    if (fd < 0 || (length(inode) > 0 &&
                   pwrite(fd, inode->bytes->v, length(inode), 0) != (ssize_t)length(inode))) {
        die("memfd");
    }
    return fd;
}

static const char *t_path(void *self)
{
    (void)self;
    return "twin";
}

static void t_free(void *self)
{
    (void)self;
}

struct ks_disk twin_disk(struct twin *twin)
{
    static const struct ks_disk_ops ops = {
        t_create, t_open,     t_write, t_read, t_reserve, t_sync, t_close, t_rename, t_unlink,
        t_mkdir,  t_sync_dir, t_stat,  t_list, t_space,   t_lock, t_fd,    t_path,   t_free,
    };
    return (struct ks_disk) { &ops, twin };
}

void twin_init(struct twin *twin)
{
    memset(twin, 0, sizeof *twin);
    twin->n_inodes = ROOT + 1;
    twin->inodes[ROOT].kind = TWIN_FOLDER;
}

void twin_free(struct twin *twin)
{
    for (unsigned i = 0; i < twin->n_inodes; i++) {
        bytes_drop(twin->inodes[i].bytes);
        twin->inodes[i] = (struct twin_inode) { .kind = TWIN_FREE };
    }
}

bool twin_handles_open(const struct twin *twin)
{
    for (int i = 0; i < TWIN_HANDLES; i++) {
        if (twin->handles[i].used) {
            return true;
        }
    }
    return false;
}

const char *twin_mutant_name(enum twin_mutant mutant)
{
    static const char *const all[TWIN_MUTANTS] = {
        [TWIN_CORRECT] = "none",
        [TWIN_NO_SYNC_OBJECT] = "objects are not synced",
        [TWIN_NO_SYNC_DOCUMENT] = "manifests are not synced",
        [TWIN_NO_SYNC_HEAD] = "HEAD is not synced",
        [TWIN_NO_SYNC_FILES] = "no file is synced",
        [TWIN_NO_SYNC_OBJ_AB] = "obj/ab is not synced",
        [TWIN_NO_SYNC_OBJ] = "obj is not synced",
        [TWIN_NO_SYNC_REL] = "rel is not synced",
        [TWIN_NO_SYNC_STATE] = "the state folder is not synced",
        [TWIN_NO_SYNC_FOLDERS] = "no folder is synced",
        [TWIN_NO_SYNC_AT_OPEN] = "opening does not sync the state folder",
        [TWIN_SYNC_TOUCHED_ONLY] = "only folders written to now are synced",
        [TWIN_HEAD_IN_PLACE] = "HEAD is written in place",
        [TWIN_RENAME_BEFORE_SYNC] = "objects get their name before they are synced",
        [TWIN_HEAD_BEFORE_OBJECTS] = "HEAD before the objects' folders",
        [TWIN_HEAD_BEFORE_DOCUMENT] = "HEAD before the manifest",
    };
    return all[mutant];
}

/* --- killing and cutting --- */

static void copy(const struct twin *from, struct twin *to)
{
    memcpy(to->inodes, from->inodes, from->n_inodes * sizeof from->inodes[0]);
    memcpy(to->slots, from->slots, from->n_slots * sizeof from->slots[0]);
    memset(to->handles, 0, sizeof to->handles);
    to->n_inodes = from->n_inodes;
    to->n_slots = from->n_slots;
    to->order = from->order;
    to->ops = to->changes = 0;
    to->capacity = from->capacity;
    to->fault = TWIN_SOUND;
    to->short_io = false;
    to->mutant = from->mutant;
    to->moment = NULL;
    to->synced_once = false;
    memset(to->written_into, 0, sizeof to->written_into);
    to->n_late = 0;
    to->late_to[0] = '\0';
    for (unsigned i = 0; i < to->n_inodes; i++) {
        if (to->inodes[i].bytes != NULL) {
            to->inodes[i].bytes->refs++;
        }
    }
}

void twin_kill(const struct twin *from, struct twin *to)
{
    copy(from, to);
}

/* Has the file a name that anyone relies on, or had it one, or may it? */
static bool named(const struct twin *t, uint16_t tmp, unsigned inode)
{
    for (unsigned i = 0; i < t->n_slots; i++) {
        const struct twin_slot *slot = &t->slots[i];
        if (slot->folder == 0 || slot->folder == tmp) {
            continue;
        }
        bool is = slot->durable == inode;
        for (unsigned k = 0; k < slot->n; k++) {
            is |= slot->past[k].inode == inode;
        }
        if (is) {
            return true;
        }
    }
    return false;
}

static void add_digit(struct twin_cut *cut, uint16_t what, unsigned radix)
{
    if (cut->n == TWIN_DIGITS) {
        die("too much pending at once");
    }
    cut->what[cut->n] = what;
    cut->radix[cut->n++] = (uint8_t)radix;
}

#define DATA_WAYS 5

void twin_cut_of(const struct twin *t, struct twin_cut *cut)
{
    cut->n = 0;
    cut->tmp = lookup(t, "tmp");
    bool tmp = false;
    for (unsigned i = 0; i < t->n_slots; i++) {
        const struct twin_slot *slot = &t->slots[i];
        if (slot->folder == 0 || slot->n == 0) {
            continue;
        }
        if (cut->tmp != 0 && slot->folder == cut->tmp) {
            tmp = true; /* whatever is left there is removed: two ways for all of it will do */
        } else {
            add_digit(cut, (uint16_t)i, slot->n + 1u);
        }
    }
    if (tmp) {
        add_digit(cut, TMP_DIGIT, 2);
    }
    for (unsigned i = ROOT + 1; i < t->n_inodes; i++) {
        const struct twin_inode *inode = &t->inodes[i];
        if (inode->kind == TWIN_FILE && inode->synced < length(inode) && named(t, cut->tmp, i)) {
            add_digit(cut, (uint16_t)(TWIN_SLOTS + i), DATA_WAYS);
        }
    }
}

/* Unsynced bytes: 0 cut off, 1 zeros, 2 half of them, 3 all, 4 the second half garbage. */
static void cut_data(struct twin_inode *inode, unsigned way)
{
    size_t n = length(inode), kept = inode->synced, half = kept + (n - kept) / 2;
    if (inode->kind != TWIN_FILE || kept == n) {
        return;
    }
    struct twin_bytes *old = inode->bytes;
    inode->bytes = bytes_new(old->v, n, n);
    bytes_drop(old);
    if (way == 0) {
        inode->bytes->n = kept;
    } else if (way == 1) {
        memset(inode->bytes->v + kept, 0, n - kept);
    } else if (way == 2) {
        inode->bytes->n = half;
    } else if (way == 4) {
        memset(inode->bytes->v + half, 0xA5, n - half);
    }
    inode->synced = (uint32_t)inode->bytes->n;
    inode->failed = false;
}

static void settle(struct twin_slot *slot, unsigned value)
{
    slot->durable = value == 0 ? slot->durable : slot->past[value - 1].inode;
    slot->n = 0;
    if (slot->durable == 0) {
        slot->folder = 0;
    }
}

/* What lies below a folder whose own name is lost, is lost. */
static void drop_lost(struct twin *t)
{
    bool there[TWIN_INODES] = { [ROOT] = true };
    for (bool more = true; more;) {
        more = false;
        for (unsigned i = 0; i < t->n_slots; i++) {
            const struct twin_slot *slot = &t->slots[i];
            if (slot->folder != 0 && there[slot->folder] && !there[slot->durable] &&
                t->inodes[slot->durable].kind == TWIN_FOLDER) {
                there[slot->durable] = more = true;
            }
        }
    }
    for (unsigned i = 0; i < t->n_slots; i++) {
        if (!there[t->slots[i].folder]) {
            t->slots[i].folder = 0;
        }
    }
    sweep(t);
}

void twin_cut_apply(const struct twin *from,
                    const struct twin_cut *cut,
                    const uint8_t *digits,
                    struct twin *to)
{
    copy(from, to);
    unsigned tmp = 0;
    for (unsigned i = 0; i < cut->n; i++) {
        if (cut->what[i] == TMP_DIGIT) {
            tmp = digits[i];
        } else if (cut->what[i] < TWIN_SLOTS) {
            settle(&to->slots[cut->what[i]], digits[i]);
        } else {
            cut_data(&to->inodes[cut->what[i] - TWIN_SLOTS], digits[i]);
        }
    }
    for (unsigned i = 0; i < to->n_slots; i++) {
        struct twin_slot *slot = &to->slots[i];
        if (slot->folder != 0 && slot->n > 0) {
            settle(slot, tmp == 0 ? 0 : slot->n);
        }
    }
    drop_lost(to);
    for (unsigned i = ROOT + 1; i < to->n_inodes; i++) {
        cut_data(&to->inodes[i], 3);
    }
}

void twin_cut_ordered(const struct twin *from, uint32_t order, uint8_t data, struct twin *to)
{
    copy(from, to);
    for (unsigned i = 0; i < to->n_slots; i++) {
        struct twin_slot *slot = &to->slots[i];
        unsigned value = 0;
        while (slot->folder != 0 && value < slot->n && slot->past[value].order <= order) {
            value++;
        }
        if (slot->folder != 0) {
            settle(slot, value);
        }
    }
    drop_lost(to);
    for (unsigned i = ROOT + 1; i < to->n_inodes; i++) {
        cut_data(&to->inodes[i], data);
    }
}

const struct twin_bytes *twin_peek(const struct twin *twin, const char *path)
{
    static const struct twin_bytes none = { 1, 0, 0 };
    uint16_t inode = lookup(twin, path);
    if (inode == 0 || twin->inodes[inode].kind != TWIN_FILE) {
        return NULL;
    }
    return twin->inodes[inode].bytes == NULL ? &none : twin->inodes[inode].bytes;
}

static size_t count_in(const struct twin *t, uint16_t folder)
{
    size_t n = 0;
    for (unsigned i = 0; i < t->n_slots; i++) {
        const struct twin_slot *slot = &t->slots[i];
        if (slot->folder == folder && now(slot) != 0) {
            n += t->inodes[now(slot)].kind == TWIN_FILE ? 1 : count_in(t, now(slot));
        }
    }
    return n;
}

size_t twin_count(const struct twin *twin, const char *folder)
{
    uint16_t inode = lookup(twin, folder);
    return inode == 0 ? 0 : count_in(twin, inode);
}

static void path_of(const struct twin *t, const struct twin_slot *slot, char path[160])
{
    char below[160] = "";
    if (slot->folder != ROOT) {
        for (unsigned i = 0; i < t->n_slots; i++) {
            if (t->slots[i].folder != 0 && now(&t->slots[i]) == slot->folder) {
                path_of(t, &t->slots[i], below);
            }
        }
    }
    snprintf(path, 160, "%.80s%s%.72s", below, *below == '\0' ? "" : "/", names[slot->name]);
}

bool twin_rot(struct twin *twin, size_t k, uint64_t bit, char path[160])
{
    for (unsigned i = 0; i < twin->n_slots; i++) {
        struct twin_slot *slot = &twin->slots[i];
        struct twin_inode *inode = &twin->inodes[now(slot)];
        if (slot->folder == 0 || now(slot) == 0 || inode->kind != TWIN_FILE || length(inode) == 0 ||
            k-- > 0) {
            continue;
        }
        struct twin_bytes *old = inode->bytes;
        inode->bytes = bytes_new(old->v, old->n, old->n);
        bytes_drop(old);
        bit %= 8 * inode->bytes->n;
        inode->bytes->v[bit / 8] ^= (uint8_t)(1u << bit % 8);
        path_of(twin, slot, path);
        return true;
    }
    return false;
}
