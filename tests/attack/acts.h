#ifndef TESTS_ATTACK_ACTS_H
#define TESTS_ATTACK_ACTS_H

#include <stdint.h>
#include <sys/types.h>

/* What a decoder that was taken over could try. test_decoder.c names an act in the file that it
 * gives to be decoded, and judges from outside. */

/* What the judge must see of an act where the door is open; ROOT: where root tries it. */
enum harm {
    HARM_NONE = 0,      /* the client bears it without a door as well */
    HARM_PLAYER = 1,    /* it died or stands still */
    HARM_NEIGHBOUR = 2, /* another process: died, stopped, spoken to, changed */
    HARM_FILES = 4,     /* in the folder beside: content, names, rights, times */
    HARM_MEMORY = 8,    /* more than its limits */
    HARM_SECRET = 16,   /* the size of a file that it was not given */
    HARM_LEFT = 32,     /* something that outlives it */
    HARM_ROOT = 64
};

/* Where to do harm, in the file behind TARGET_MARK. */
struct target {
    char act[48], folder[128];
    int player, neighbour; /* process numbers */
    int udp, tcp;          /* ports of the neighbour */
    uintptr_t precious;    /* an address in the neighbour, of an int */
    int key;               /* of System V's shared things */
};

#define TARGET_MARK "act:"
#define TARGET_FORMAT TARGET_MARK " %s %s %d %d %d %d %ju %d\n"

#define SECRET_BYTES 651 /* the size of FOLDER/secret */
#define MUCH ((size_t)256 << 20)

/* clang-format off */
#define ACTS_OF_FILES(X)                                                                           \
    X(create, HARM_FILES) X(create_by_openat2, HARM_FILES) X(create_by_creat, HARM_FILES)          \
    X(create_below_own_folder, HARM_FILES) X(create_unnamed_then_link, HARM_FILES)                 \
    X(make_folder, HARM_FILES) X(make_fifo, HARM_FILES) X(make_link, HARM_FILES)                   \
    X(make_hard_link, HARM_FILES) X(make_socket, HARM_FILES) X(rename_file, HARM_FILES)            \
    X(exchange_files, HARM_FILES) X(remove_file, HARM_FILES) X(remove_folder, HARM_FILES)          \
    X(truncate_by_name, HARM_FILES) X(truncate_by_open, HARM_FILES) X(append, HARM_FILES)          \
    X(change_rights, HARM_FILES) X(change_owner, HARM_FILES | HARM_ROOT)                           \
    X(change_times, HARM_FILES) X(write_log, HARM_FILES) X(writev_log, HARM_FILES)                 \
    X(pwrite_log, HARM_FILES) X(truncate_log, HARM_FILES) X(allocate_log, HARM_FILES)              \
    X(chmod_log, HARM_FILES) X(touch_log, HARM_FILES) X(sendfile_log, HARM_FILES)                  \
    X(map_log, HARM_FILES) X(write_copy_of_log, HARM_FILES) X(reopen_log, HARM_FILES)              \
    X(read_secret, HARM_SECRET) X(read_secret_by_openat2, HARM_SECRET) X(stat_secret, HARM_SECRET) \
    X(stat_secret_as_descriptor, HARM_SECRET) X(statx_secret, HARM_SECRET)                         \
    X(read_link, HARM_SECRET) X(list_folder, HARM_SECRET) X(read_mapped, HARM_SECRET)
#define ACTS_ON_OTHERS(X)                                                                          \
    X(kill_player, HARM_PLAYER) X(stop_player, HARM_PLAYER) X(end_player, HARM_PLAYER)             \
    X(kill_player_plainly, HARM_PLAYER) X(kill_player_thread, HARM_PLAYER)                         \
    X(queue_signal, HARM_PLAYER) X(queue_signal_to_thread, HARM_PLAYER)                            \
    X(signal_by_pidfd, HARM_PLAYER) X(kill_neighbour, HARM_NEIGHBOUR)                              \
    X(stop_neighbour, HARM_NEIGHBOUR) X(kill_neighbour_plainly, HARM_NEIGHBOUR)                    \
    X(trace_neighbour, HARM_NEIGHBOUR | HARM_ROOT) X(poke_neighbour, HARM_NEIGHBOUR | HARM_ROOT)   \
    X(delay_neighbour, HARM_NEIGHBOUR) X(limit_neighbour, HARM_NEIGHBOUR | HARM_ROOT)               \
    X(schedule_neighbour, HARM_NEIGHBOUR)                                                          \
    X(reach_abstract_socket, HARM_NEIGHBOUR) X(reach_udp, HARM_NEIGHBOUR)                          \
    X(reach_tcp, HARM_NEIGHBOUR) X(fork_one, HARM_LEFT) X(vfork_one, HARM_LEFT)                    \
    X(clone_one, HARM_LEFT) X(run_program, HARM_FILES) X(run_program_by_path_at, HARM_FILES)       \
    X(run_written_code, HARM_FILES) X(leave_segment, HARM_LEFT) X(leave_queue, HARM_LEFT)          \
    X(leave_semaphore, HARM_LEFT)
#define ACTS_OF_MEMORY(X)                                                                          \
    X(take_private, HARM_MEMORY) X(take_shared, HARM_MEMORY) X(take_shared_by_other_words, HARM_MEMORY) \
    X(take_by_brk, HARM_MEMORY) X(take_by_protecting, HARM_MEMORY) X(take_growing_down, HARM_MEMORY)      \
    X(take_by_growing, HARM_MEMORY) X(take_unnamed_file, HARM_MEMORY)                              \
    X(take_zeros, HARM_MEMORY) X(take_segment, HARM_MEMORY) X(take_page_tables, HARM_MEMORY)       \
    X(take_page_tables_of_pixels, HARM_MEMORY)
#define ACTS_BY_DETOURS(X)                                                                         \
    X(splice_log, HARM_FILES) X(splice_memory_into_log, HARM_FILES)                                \
    X(create_by_ring, HARM_FILES) X(create_by_other_door, HARM_FILES)                              \
    X(steal_log, HARM_FILES | HARM_ROOT) X(read_secret_by_handle, HARM_SECRET | HARM_ROOT)         \
    X(signal_by_owner, HARM_PLAYER) X(limit_player, HARM_PLAYER)                                   \
    X(schedule_neighbour_by_attributes, HARM_NEIGHBOUR) X(mark_log, HARM_FILES)                    \
    X(mark_log_by_large_number, HARM_FILES) X(map_log_by_large_number, HARM_FILES)
/* By what it is let to do: speak on its socket, and write pixels. */
#define ACTS_OF_TALK(X)                                                                            \
    X(say_half, HARM_NONE) X(say_nothing_but_end, HARM_NONE) X(say_too_much, HARM_NONE)            \
    X(flood, HARM_NONE) X(lie_about_width, HARM_NONE) X(lie_about_height, HARM_NONE)               \
    X(lie_about_stride, HARM_NONE) X(lie_about_slot, HARM_NONE) X(lie_about_kind, HARM_NONE)       \
    X(lie_about_source, HARM_NONE) X(lie_about_reason, HARM_NONE)                                  \
    X(hand_over_descriptors, HARM_NONE) X(shrink_pixels, HARM_NONE) X(grow_pixels, HARM_NONE)      \
    X(punch_pixels, HARM_NONE) X(change_pixels_for_ever, HARM_NONE) X(hang_up_and_stay, HARM_NONE)
/* clang-format on */
#define ACTS(X)                                                                                    \
    ACTS_OF_FILES(X) ACTS_ON_OTHERS(X) ACTS_OF_MEMORY(X) ACTS_BY_DETOURS(X) ACTS_OF_TALK(X)

/* What it comes to tell: the size of what it was not to know, or anything else. */
#define ACT_DECLARED(name, harm) long act_##name(const struct target *t);
ACTS(ACT_DECLARED)

/* `FOLDER/name`; good until the next but three. */
const char *act_path(const struct target *t, const char *name);

#endif
