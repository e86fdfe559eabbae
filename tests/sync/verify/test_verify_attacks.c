/* Attacks on the way from the office to a screen, by the names of tuf-conformance where they fit.
 * After each the store, its trust file and HEAD are byte-identical; beside each group the same
 * harness accepts the honest version. Prints how many. */
#include <fcntl.h>
#include <sys/socket.h>
#include <sys/un.h>

#include "base/check.h"
#include "support/attack_world.h"

static int attacks, controls;

#define CONTENT_PATH "rel/1.6.ksr"
#define ALERT_PATH "rel/alert-1.3.ksr"
#define CONTENT_SIG "rel/1.6.ksr.AAAAAAAAAAAAAAAA.minisig" /* 0xA0 + 10, eight times */

static void edit(struct box *box, const char *path, const char *from, const char *to)
{
    struct entry *entry = box_find(box, path);
    char *at = strstr(entry->bytes, from);
    ck_assert_msg(at != NULL, "no “%s” in %s", from, path);
    struct ks_buf out = { 0 };
    ks_buf_add(&out, entry->bytes, (size_t)(at - entry->bytes));
    ks_buf_adds(&out, to);
    ks_buf_adds(&out, at + strlen(from));
    (void)box_put(box, path, out.p, out.n);
    ks_buf_free(&out);
}

static void forge(struct box *box, int key, const struct forgery *f)
{
    struct entry *entry = box_find(box, CONTENT_PATH);
    box_drop(box, CONTENT_SIG);
    entry = box_find(box, CONTENT_PATH);
    sign(box, CONTENT_PATH, ".minisig", entry->bytes, entry->n, key, f);
}

static void only_alert_signers(struct box *box, const int *keys, size_t n)
{
    box_drop(box, "rel/alert-1.3.ksr.B4B4B4B4B4B4B4B4.minisig");
    box_drop(box, "rel/alert-1.3.ksr.B5B5B5B5B5B5B5B5.minisig");
    for (size_t i = 0; i < n; i++) {
        sign_by(box, ALERT_PATH, keys[i]);
    }
}

/* --- arbitrary content --- */

#define ATTACK(name) static void name(struct box *b)
ATTACK(unsigned_metadata_content)
{
    box_drop(b, CONTENT_SIG);
}
ATTACK(unsigned_metadata_alert)
{
    only_alert_signers(b, NULL, 0);
}
ATTACK(invalid_sig_in_valid_metadata)
{
    box_find(b, CONTENT_SIG)->bytes[60] ^= 1;
}
ATTACK(edited_version)
{
    edit(b, CONTENT_PATH, "version 6", "version 7");
}
ATTACK(edited_hash)
{
    edit(b, CONTENT_PATH, "\nf ", "\nf 0");
}
ATTACK(edited_path)
{
    edit(b, CONTENT_PATH, "cards/a.md", "cards/b.md");
}
ATTACK(edited_sites)
{
    edit(b, CONTENT_PATH, "sites *", "sites dorm-3");
}
ATTACK(edited_expiry)
{
    edit(b, CONTENT_PATH, "expires 1", "expires 2");
}
ATTACK(appended_line)
{
    edit(b, CONTENT_PATH, "end\n", "end\nend\n");
}
ATTACK(appended_nul)
{
    struct entry *e = box_find(b, CONTENT_PATH);
    e->n++; /* the NUL behind it */
}
ATTACK(cut_last_byte)
{
    box_find(b, CONTENT_PATH)->n--;
}
ATTACK(cut_in_half)
{
    box_find(b, CONTENT_PATH)->n /= 2;
}
ATTACK(empty_manifest)
{
    box_puts(b, CONTENT_PATH, "");
}
ATTACK(endless_manifest)
{
    box_find(b, CONTENT_PATH)->endless = true;
}
ATTACK(endless_signature)
{
    box_find(b, CONTENT_SIG)->endless = true;
}
ATTACK(broken_manifest)
{
    box_find(b, CONTENT_PATH)->broken = true;
}
ATTACK(broken_signature)
{
    box_find(b, CONTENT_SIG)->broken = true;
}
ATTACK(no_manifest)
{
    box_drop(b, CONTENT_PATH);
}
ATTACK(stranger_signs)
{
    forge(b, STRANGER, NULL);
}
ATTACK(stranger_under_known_number)
{
    struct forgery f = { .number = key_of(CONTENT)->public.number };
    forge(b, STRANGER, &f);
}
ATTACK(known_key_under_other_known_number)
{
    struct forgery f = { .number = key_of(CONTENT + 1)->public.number };
    forge(b, CONTENT, &f);
}
ATTACK(known_key_under_unknown_number)
{
    struct forgery f = { .number = key_of(STRANGER)->public.number };
    forge(b, CONTENT, &f);
}
ATTACK(revoked_key_signs)
{
    forge(b, REVOKED, NULL);
}
ATTACK(root_key_signs_content)
{
    forge(b, 0, NULL);
}
ATTACK(alert_key_signs_content)
{
    forge(b, ALERT, NULL);
}
ATTACK(legacy_signature)
{
    struct forgery f = { .algorithm = "Ed", .raw = true };
    forge(b, CONTENT, &f);
}
ATTACK(legacy_label_on_prehashed)
{
    struct forgery f = { .algorithm = "Ed" };
    forge(b, CONTENT, &f);
}
ATTACK(prehashed_label_on_legacy)
{
    struct forgery f = { .raw = true };
    forge(b, CONTENT, &f);
}
ATTACK(ed_for_ED_hash_as_file) /* the 64 bytes that were signed, as a file of their own */
{
    struct entry *e = box_find(b, CONTENT_PATH);
    uint8_t hash[64];
    struct ks_blake2b state;
    ks_blake2b_begin(&state);
    ks_blake2b_add(&state, e->bytes, e->n);
    ks_blake2b_end(&state, hash);
    (void)box_put(b, CONTENT_PATH, hash, sizeof hash);
    struct entry *signature = box_find(b, CONTENT_SIG);
    char *base64 = strchr(signature->bytes, '\n') + 1;
    memcpy(base64, "RWS", 3); /* "ED" becomes "Ed"; the third letter is of the number */
    base64[2] = 'S';
}
ATTACK(unknown_algorithm)
{
    struct forgery f = { .algorithm = "XX" };
    forge(b, CONTENT, &f);
}
ATTACK(global_signature_mismatch)
{
    struct forgery f = { .wrong_global = true };
    forge(b, CONTENT, &f);
}
ATTACK(trusted_comment_edited)
{
    edit(b, CONTENT_SIG, "timestamp:1", "timestamp:2");
}
ATTACK(signature_of_previous_release)
{
    struct release old = content_release(5);
    struct box other = { .n = 0 };
    put_signed(&other, &old);
    struct entry *e = box_find(&other, "rel/1.5.ksr.AAAAAAAAAAAAAAAA.minisig");
    (void)box_put(b, CONTENT_SIG, e->bytes, e->n);
    box_clear(&other);
}
ATTACK(signature_of_the_alert)
{
    struct entry *e = box_find(b, "rel/alert-1.3.ksr.B4B4B4B4B4B4B4B4.minisig");
    (void)box_put(b, CONTENT_SIG, e->bytes, e->n);
}
ATTACK(signed_file_of_another_kind)
{
    box_puts(b, CONTENT_PATH, "a letter the office signed\n");
    sign_by(b, CONTENT_PATH, CONTENT);
}
ATTACK(signed_trust_file_as_manifest)
{
    struct ks_trust trust = first_trust();
    struct ks_buf text = { 0 };
    ck_assert(ks_trust_format(&trust, &text, NULL));
    (void)box_put(b, CONTENT_PATH, text.p, text.n);
    sign_by(b, CONTENT_PATH, CONTENT);
    ks_buf_free(&text);
}
ATTACK(malleated_signature) /* S + L: another spelling of the same signature */
{
    static const uint8_t order[32] = { 0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58,       0xd6,
                                       0x9c, 0xf7, 0xa2, 0xde, 0xf9, 0xde, 0x14, [31] = 0x10 };
    struct entry *e = box_find(b, CONTENT_SIG);
    char *base64 = strchr(e->bytes, '\n') + 1;
    uint8_t line[74];
    char text[128];
    ck_assert(sodium_base642bin(line, sizeof line, base64, 100, NULL, NULL, NULL,
                                sodium_base64_VARIANT_ORIGINAL) == 0);
    unsigned carry = 0;
    for (int i = 0; i < 32; i++) {
        carry += line[42 + i] + order[i];
        line[42 + i] = (uint8_t)carry;
        carry >>= 8;
    }
    sodium_bin2base64(text, sizeof text, line, sizeof line, sodium_base64_VARIANT_ORIGINAL);
    memcpy(base64, text, 100);
}
ATTACK(zero_signature)
{
    memset(strchr(box_find(b, CONTENT_SIG)->bytes, '\n') + 20, 'A', 80);
}

static void signature_text(struct box *b, const char *from, const char *to)
{
    edit(b, CONTENT_SIG, from, to);
}
ATTACK(signature_empty)
{
    box_puts(b, CONTENT_SIG, "");
}
ATTACK(signature_without_global)
{
    struct entry *e = box_find(b, CONTENT_SIG);
    e->n = (size_t)(strstr(e->bytes, "\ntrusted") - e->bytes) + 1;
}
ATTACK(signature_with_trailing_line)
{
    signature_text(b, "==\n", "==\nmore\n");
}
ATTACK(signature_without_comment)
{
    signature_text(b, "untrusted comment: t\n", "");
}
ATTACK(signature_bad_base64)
{
    signature_text(b, "\nR", "\n*");
}
ATTACK(signature_spaces)
{
    signature_text(b, "\nR", "\n R");
}
ATTACK(signature_short)
{
    signature_text(b, "\nRUS", "\n");
}
ATTACK(signature_long_comment)
{
    char line[700];
    memset(line, 'x', sizeof line);
    memcpy(line, "timestamp:1", 11);
    line[699] = '\0';
    signature_text(b, "timestamp:1", line);
}
ATTACK(signature_oversized)
{
    char bytes[KS_MINISIG_BYTES_MAX + 1];
    memset(bytes, 'A', sizeof bytes);
    (void)box_put(b, CONTENT_SIG, bytes, sizeof bytes);
}

/* --- thresholds --- */

ATTACK(does_not_meet_threshold)
{
    only_alert_signers(b, (int[]) { ALERT }, 1);
}
ATTACK(duplicate_sig_keyids)
{
    only_alert_signers(b, (int[]) { ALERT }, 1);
    struct entry *e = box_find(b, "rel/alert-1.3.ksr.B4B4B4B4B4B4B4B4.minisig");
    (void)box_put(b, "rel/alert-1.3.ksr.B5B5B5B5B5B5B5B5.minisig", e->bytes, e->n);
}
ATTACK(duplicate_keys_two_comments)
{
    struct forgery f = { .comment = "another" };
    only_alert_signers(b, (int[]) { ALERT }, 1);
    struct entry *e = box_find(b, ALERT_PATH);
    sign(b, ALERT_PATH, ".minisig", e->bytes, e->n, ALERT, &f);
}
ATTACK(one_and_a_stranger)
{
    only_alert_signers(b, (int[]) { ALERT }, 1);
    struct entry *e = box_find(b, ALERT_PATH);
    sign(b, ALERT_PATH, ".minisig", e->bytes, e->n, STRANGER, NULL);
}
ATTACK(one_and_a_revoked)
{
    only_alert_signers(b, (int[]) { ALERT }, 1);
    struct entry *e = box_find(b, ALERT_PATH);
    sign(b, ALERT_PATH, ".minisig", e->bytes, e->n, REVOKED, NULL);
}
ATTACK(one_and_a_content_key)
{
    only_alert_signers(b, (int[]) { ALERT }, 1);
    struct entry *e = box_find(b, ALERT_PATH);
    sign(b, ALERT_PATH, ".minisig", e->bytes, e->n, CONTENT, NULL);
}
ATTACK(one_and_a_wrong)
{
    only_alert_signers(b, (int[]) { ALERT, ALERT + 1 }, 2);
    box_find(b, "rel/alert-1.3.ksr.B5B5B5B5B5B5B5B5.minisig")->bytes[60] ^= 1;
}
ATTACK(one_and_a_legacy)
{
    struct forgery f = { .algorithm = "Ed", .raw = true };
    only_alert_signers(b, (int[]) { ALERT }, 1);
    struct entry *e = box_find(b, ALERT_PATH);
    sign(b, ALERT_PATH, ".minisig", e->bytes, e->n, ALERT + 1, &f);
}
ATTACK(one_under_two_numbers)
{
    struct forgery f = { .number = key_of(ALERT + 1)->public.number };
    only_alert_signers(b, (int[]) { ALERT }, 1);
    struct entry *e = box_find(b, ALERT_PATH);
    sign(b, ALERT_PATH, ".minisig", e->bytes, e->n, ALERT, &f);
}

/* --- rollback, freeze, fast-forward --- */

static void offer(struct box *b, struct release r)
{
    put_signed(b, &r);
}
ATTACK(new_timestamp_version_rollback)
{
    offer(b, content_release(4));
}
ATTACK(alert_rollback)
{
    offer(b, alert_release(1));
}
ATTACK(url_and_metadata_version_mismatch)
{
    struct entry *e = box_find(b, "latest");
    offer(b, content_release(4));
    e = box_find(b, "rel/1.4.ksr");
    (void)box_put(b, CONTENT_PATH, e->bytes, e->n);
    sign_by(b, CONTENT_PATH, CONTENT);
    box_puts(b, "latest", "1.6\n");
}
ATTACK(newer_manifest_under_older_name)
{
    offer(b, content_release(7));
    struct entry *e = box_find(b, "rel/1.7.ksr");
    (void)box_put(b, CONTENT_PATH, e->bytes, e->n);
    sign_by(b, CONTENT_PATH, CONTENT);
    box_puts(b, "latest", "1.6\n");
}
ATTACK(equal_version_other_bytes)
{
    struct release r = content_release(5);
    r.minfw = 0;
    offer(b, r);
}
ATTACK(same_again)
{
    offer(b, content_release(5));
}
ATTACK(latest_of_lower_epoch)
{
    box_puts(b, "latest", "0.6\n");
}
ATTACK(latest_of_higher_epoch)
{
    struct release r = content_release(6);
    r.epoch = 2;
    offer(b, r);
}
ATTACK(manifest_of_higher_epoch)
{
    edit(b, CONTENT_PATH, "epoch 1", "epoch 2");
    sign_by(b, CONTENT_PATH, CONTENT);
}
ATTACK(freeze_without_latest)
{
    box_drop(b, "latest");
}
ATTACK(expired)
{
    struct release r = content_release(6);
    r.expires = NOW - 1;
    offer(b, r);
}
ATTACK(expires_this_second)
{
    struct release r = content_release(6);
    r.expires = NOW;
    offer(b, r);
}
ATTACK(alert_expired)
{
    struct release r = alert_release(3);
    r.expires = NOW - 1;
    offer(b, r);
}
ATTACK(from_the_future)
{
    struct release r = content_release(6);
    r.created = NOW + 86401;
    r.expires = r.created + 1000;
    offer(b, r);
}
ATTACK(version_zero)
{
    offer(b, content_release(0));
}

/* --- for somebody else --- */

static void offer_to(struct box *b, const char *fleet, const char *sites, unsigned minfw)
{
    struct release r = content_release(6);
    r.fleet = fleet;
    r.sites = sites;
    r.minfw = minfw;
    offer(b, r);
}
ATTACK(wrong_fleet)
{
    offer_to(b, "campus-b", "*", 1);
}
ATTACK(fleet_with_our_prefix)
{
    offer_to(b, "campus-a1", "*", 1);
}
ATTACK(fleet_that_is_our_prefix)
{
    offer_to(b, "campus", "*", 1);
}
ATTACK(wrong_site)
{
    offer_to(b, "campus-a", "canteen library", 1);
}
ATTACK(site_with_our_prefix)
{
    offer_to(b, "campus-a", "dorm-31", 1);
}
ATTACK(newer_firmware_needed)
{
    offer_to(b, "campus-a", "*", KS_FIRMWARE_LEVEL + 1);
}
ATTACK(incorrect_metadata_type) /* an alert where the content should be, signed for content */
{
    struct release r = alert_release(6);
    put_release(b, &r);
    struct entry *e = box_find(b, "rel/alert-1.6.ksr");
    (void)box_put(b, CONTENT_PATH, e->bytes, e->n);
    sign_by(b, CONTENT_PATH, CONTENT);
    box_puts(b, "latest", "1.6\n");
}
ATTACK(content_where_the_alert_should_be)
{
    struct release r = content_release(3);
    put_release(b, &r);
    struct entry *e = box_find(b, "rel/1.3.ksr");
    (void)box_put(b, ALERT_PATH, e->bytes, e->n);
    only_alert_signers(b, (int[]) { ALERT, ALERT + 1 }, 2);
}

/* --- files --- */

static struct entry *card_of_6(struct box *b)
{
    char path[100];
    const char *card = content_release(6).files[0][1];
    object_path(card, strlen(card), path);
    return box_find(b, path);
}
ATTACK(file_missing)
{
    box_drop(b, card_of_6(b)->path);
}
ATTACK(all_files_missing)
{
    struct box other = { .n = 0 };
    for (size_t i = 0; i < b->n; i++) {
        if (strncmp(b->v[i].path, "obj/", 4) != 0) {
            (void)box_put(&other, b->v[i].path, b->v[i].bytes, b->v[i].n);
        }
    }
    box_clear(b);
    *b = other;
}
ATTACK(repository_substitutes_target_file)
{
    card_of_6(b)->bytes[3] ^= 1;
}
ATTACK(targets_hash_mismatch)
{
    memset(card_of_6(b)->bytes, 0, card_of_6(b)->n);
}
ATTACK(file_shorter)
{
    card_of_6(b)->n--;
    card_of_6(b)->said--;
}
ATTACK(file_shorter_than_said)
{
    card_of_6(b)->n--;
}
ATTACK(file_longer)
{
    struct entry *e = card_of_6(b);
    e->said++;
    e->n++;
}
ATTACK(file_longer_than_said)
{
    card_of_6(b)->n++;
} /* grows while it is read */
ATTACK(endless_file)
{
    card_of_6(b)->endless = true;
}
ATTACK(sparse_terabyte)
{
    card_of_6(b)->endless = true;
    card_of_6(b)->said = UINT64_C(1) << 40;
}
ATTACK(broken_file)
{
    card_of_6(b)->broken = true;
}
ATTACK(slow_retrieval)
{
    card_of_6(b)->stingy = 1;
    b->ms_per_read = 3000;
}
ATTACK(slow_latest)
{
    box_find(b, "latest")->stingy = 1;
    b->ms_per_read = 9000;
}
ATTACK(slow_every_file)
{
    b->ms_per_read = 9000;
}
ATTACK(slow_endless_manifest)
{
    box_find(b, CONTENT_PATH)->stingy = 1;
    box_find(b, CONTENT_PATH)->endless = true;
    b->ms_per_read = 1000;
}

/* --- trust files in the way --- */

static void offer_trust(struct box *b, struct ks_trust trust, const int *keys, size_t n)
{
    put_trust(b, &trust, keys, n);
}
static struct ks_trust second_trust(void)
{
    struct ks_trust trust = first_trust();
    trust.n = 2;
    return trust;
}
#define BOTH (int[]) { 0, 1 }, 2
ATTACK(unsigned_metadata_root)
{
    offer_trust(b, second_trust(), NULL, 0);
}
ATTACK(root_one_signature)
{
    offer_trust(b, second_trust(), (int[]) { 0 }, 1);
}
ATTACK(root_signed_by_content_keys)
{
    offer_trust(b, second_trust(), (int[]) { CONTENT, CONTENT + 1 }, 2);
}
ATTACK(root_edited)
{
    offer_trust(b, second_trust(), BOTH);
    edit(b, "trust/2.trust", "minversion 0", "minversion 1");
}
ATTACK(root_garbage)
{
    box_puts(b, "trust/2.trust", "garbage");
    sign_by(b, "trust/2.trust", 0);
    sign_by(b, "trust/2.trust", 1);
}
ATTACK(root_unsigned_garbage)
{
    box_puts(b, "trust/2.trust", "garbage");
}
ATTACK(root_version_skipped)
{
    struct ks_trust trust = second_trust();
    trust.n = 3;
    offer_trust(b, trust, BOTH);
    struct entry *e = box_find(b, "trust/3.trust");
    (void)box_put(b, "trust/2.trust", e->bytes, e->n);
    sign_by(b, "trust/2.trust", 0);
    sign_by(b, "trust/2.trust", 1);
}
ATTACK(root_version_repeated)
{
    offer_trust(b, first_trust(), BOTH);
    struct entry *e = box_find(b, "trust/1.trust");
    (void)box_put(b, "trust/2.trust", e->bytes, e->n);
    sign_by(b, "trust/2.trust", 0);
    sign_by(b, "trust/2.trust", 1);
}
ATTACK(root_of_other_fleet)
{
    struct ks_trust trust = second_trust();
    strcpy(trust.fleet, "campus-b");
    offer_trust(b, trust, BOTH);
}
ATTACK(root_epoch_back)
{
    struct ks_trust trust = second_trust();
    trust.epoch = 0;
    offer_trust(b, trust, BOTH);
}
ATTACK(root_epoch_leap)
{
    struct ks_trust trust = second_trust();
    trust.epoch = 3;
    offer_trust(b, trust, BOTH);
}
ATTACK(root_unrevokes)
{
    struct ks_trust trust = second_trust();
    trust.n_revoked = 0;
    offer_trust(b, trust, BOTH);
}
ATTACK(root_created_back)
{
    struct ks_trust trust = second_trust();
    trust.created--;
    offer_trust(b, trust, BOTH);
}
ATTACK(root_endless)
{
    offer_trust(b, second_trust(), BOTH);
    box_find(b, "trust/2.trust")->endless = true;
}
ATTACK(root_broken)
{
    offer_trust(b, second_trust(), BOTH);
    box_find(b, "trust/2.trust")->broken = true;
}
ATTACK(root_hands_over_to_strangers)
{
    struct ks_trust trust = second_trust();
    set_role(&trust, KS_TRUST_ROOT, 1, STRANGER, 1);
    offer_trust(b, trust, BOTH);
}
ATTACK(root_taken_by_strangers)
{
    struct ks_trust trust = second_trust();
    set_role(&trust, KS_TRUST_ROOT, 1, STRANGER, 1);
    offer_trust(b, trust, (int[]) { STRANGER }, 1);
}

/* --- labels of an office's own, which no signature makes a fleet's --- */

ATTACK(label_of_an_office)
{
    edit(b, CONTENT_PATH, "assets/cards/common.md", "assets/office/share/a.md");
    sign_by(b, CONTENT_PATH, CONTENT);
}
ATTACK(rows_of_an_office)
{
    edit(b, CONTENT_PATH, "playlists/main.csv", "playlists/office-usb.csv");
    sign_by(b, CONTENT_PATH, CONTENT);
}

#define C KS_ROLE_CONTENT
#define A KS_ROLE_ALERT
static const struct {
    const char *group, *name;
    void (*attack)(struct box *b);
    enum ks_role role;
    enum ks_receive_code code;
    bool heal;
} table[] = {
#define ROW(group, name, role, code)                                                               \
    {                                                                                              \
        group, #name, name, role, KS_RECEIVE_##code, false                                         \
    }
    ROW("arbitrary", unsigned_metadata_content, C, UNSIGNED),
    ROW("arbitrary", unsigned_metadata_alert, A, UNSIGNED),
    ROW("arbitrary", invalid_sig_in_valid_metadata, C, WRONG_SIGNATURE),
    ROW("arbitrary", edited_version, C, WRONG_SIGNATURE),
    ROW("arbitrary", edited_hash, C, WRONG_SIGNATURE),
    ROW("arbitrary", edited_path, C, WRONG_SIGNATURE),
    ROW("arbitrary", edited_sites, C, WRONG_SIGNATURE),
    ROW("arbitrary", edited_expiry, C, WRONG_SIGNATURE),
    ROW("arbitrary", appended_line, C, WRONG_SIGNATURE),
    ROW("arbitrary", appended_nul, C, WRONG_SIGNATURE),
    ROW("arbitrary", cut_last_byte, C, WRONG_SIGNATURE),
    ROW("arbitrary", cut_in_half, C, WRONG_SIGNATURE),
    ROW("arbitrary", empty_manifest, C, WRONG_SIGNATURE),
    ROW("endless", endless_manifest, C, TOO_LARGE),
    ROW("endless", endless_signature, C, TOO_LARGE),
    ROW("arbitrary", broken_manifest, C, UNREADABLE),
    ROW("arbitrary", broken_signature, C, UNREADABLE),
    ROW("arbitrary", no_manifest, C, NO_MANIFEST),
    ROW("arbitrary", stranger_signs, C, UNKNOWN_KEY),
    ROW("arbitrary", stranger_under_known_number, C, WRONG_SIGNATURE),
    ROW("arbitrary", known_key_under_other_known_number, C, WRONG_SIGNATURE),
    ROW("arbitrary", known_key_under_unknown_number, C, UNKNOWN_KEY),
    ROW("arbitrary", revoked_key_signs, C, REVOKED_KEY),
    ROW("arbitrary", root_key_signs_content, C, UNKNOWN_KEY),
    ROW("arbitrary", alert_key_signs_content, C, UNKNOWN_KEY),
    ROW("arbitrary", legacy_signature, C, LEGACY),
    ROW("arbitrary", legacy_label_on_prehashed, C, LEGACY),
    ROW("arbitrary", prehashed_label_on_legacy, C, WRONG_SIGNATURE),
    ROW("arbitrary", ed_for_ED_hash_as_file, C, LEGACY),
    ROW("arbitrary", unknown_algorithm, C, SIGNATURE_FORMAT),
    ROW("arbitrary", global_signature_mismatch, C, WRONG_COMMENT),
    ROW("arbitrary", trusted_comment_edited, C, WRONG_COMMENT),
    ROW("arbitrary", signature_of_previous_release, C, WRONG_SIGNATURE),
    ROW("arbitrary", signature_of_the_alert, C, UNKNOWN_KEY),
    ROW("arbitrary", signed_file_of_another_kind, C, FORMAT),
    ROW("arbitrary", signed_trust_file_as_manifest, C, FORMAT),
    ROW("arbitrary", malleated_signature, C, WRONG_SIGNATURE),
    ROW("arbitrary", zero_signature, C, WRONG_SIGNATURE),
    ROW("arbitrary", signature_empty, C, SIGNATURE_FORMAT),
    ROW("arbitrary", signature_without_global, C, SIGNATURE_FORMAT),
    ROW("arbitrary", signature_with_trailing_line, C, SIGNATURE_FORMAT),
    ROW("arbitrary", signature_without_comment, C, SIGNATURE_FORMAT),
    ROW("arbitrary", signature_bad_base64, C, SIGNATURE_FORMAT),
    ROW("arbitrary", signature_spaces, C, SIGNATURE_FORMAT),
    ROW("arbitrary", signature_short, C, SIGNATURE_FORMAT),
    ROW("arbitrary", signature_long_comment, C, SIGNATURE_FORMAT),
    ROW("endless", signature_oversized, C, TOO_LARGE),
    ROW("threshold", does_not_meet_threshold, A, THRESHOLD),
    ROW("threshold", duplicate_sig_keyids, A, THRESHOLD),
    ROW("threshold", duplicate_keys_two_comments, A, THRESHOLD),
    ROW("threshold", one_and_a_stranger, A, THRESHOLD),
    ROW("threshold", one_and_a_revoked, A, THRESHOLD),
    ROW("threshold", one_and_a_content_key, A, THRESHOLD),
    ROW("threshold", one_and_a_wrong, A, THRESHOLD),
    ROW("threshold", one_and_a_legacy, A, THRESHOLD),
    ROW("threshold", one_under_two_numbers, A, THRESHOLD),
    ROW("rollback", new_timestamp_version_rollback, C, OLD),
    ROW("rollback", alert_rollback, A, OLD),
    ROW("rollback", url_and_metadata_version_mismatch, C, NAME),
    ROW("rollback", newer_manifest_under_older_name, C, NAME),
    ROW("rollback", equal_version_other_bytes, C, NOTHING),
    { "rollback", "equal_version_other_bytes_while_healing", equal_version_other_bytes, C,
      KS_RECEIVE_OLD, true },
    ROW("freeze", same_again, C, NOTHING),
    { "freeze", "same_again_while_healing", same_again, C, KS_RECEIVE_NOTHING, true },
    ROW("rollback", latest_of_lower_epoch, C, EPOCH),
    ROW("fast-forward", latest_of_higher_epoch, C, EPOCH),
    ROW("fast-forward", manifest_of_higher_epoch, C, NAME),
    ROW("freeze", freeze_without_latest, C, NO_LATEST),
    ROW("freeze", expired, C, EXPIRED),
    ROW("freeze", expires_this_second, C, EXPIRED),
    ROW("freeze", alert_expired, A, EXPIRED),
    ROW("fast-forward", from_the_future, C, FUTURE),
    ROW("rollback", version_zero, C, OLD),
    ROW("files", label_of_an_office, C, OWNED),
    ROW("files", rows_of_an_office, C, OWNED),
    ROW("wrong target", wrong_fleet, C, FLEET),
    ROW("wrong target", fleet_with_our_prefix, C, FLEET),
    ROW("wrong target", fleet_that_is_our_prefix, C, FLEET),
    ROW("wrong target", wrong_site, C, SITE),
    ROW("wrong target", site_with_our_prefix, C, SITE),
    ROW("wrong target", newer_firmware_needed, C, FIRMWARE),
    ROW("wrong target", incorrect_metadata_type, C, ROLE),
    ROW("wrong target", content_where_the_alert_should_be, A, ROLE),
    ROW("files", file_missing, C, INCOMPLETE),
    ROW("files", all_files_missing, C, INCOMPLETE),
    ROW("files", repository_substitutes_target_file, C, HASH),
    ROW("files", targets_hash_mismatch, C, HASH),
    ROW("files", file_shorter, C, LENGTH),
    ROW("files", file_shorter_than_said, C, LENGTH),
    ROW("files", file_longer, C, LENGTH),
    ROW("endless", file_longer_than_said, C, GROWN),
    ROW("endless", endless_file, C, GROWN),
    ROW("endless", sparse_terabyte, C, LENGTH),
    ROW("files", broken_file, C, UNREADABLE),
    ROW("slow", slow_retrieval, C, SLOW),
    ROW("slow", slow_latest, C, SLOW),
    ROW("slow", slow_every_file, C, SLOW),
    ROW("slow", slow_endless_manifest, C, SLOW),
    ROW("root", root_garbage, C, TRUST_FORMAT),
    ROW("root", root_version_skipped, C, TRUST_ORDER),
    ROW("root", root_version_repeated, C, TRUST_ORDER),
    ROW("root", root_of_other_fleet, C, TRUST_ORDER),
    ROW("root", root_epoch_back, C, TRUST_ORDER),
    ROW("root", root_epoch_leap, C, TRUST_ORDER),
    ROW("root", root_unrevokes, C, TRUST_ORDER),
    ROW("root", root_created_back, C, TRUST_ORDER),
    ROW("endless", root_endless, C, TOO_LARGE),
    ROW("root", root_broken, C, UNREADABLE),
};

/* Run one attack against a world that must not change by it. */
static void must_refuse(struct world *w,
                        const char *group,
                        const char *name,
                        enum ks_role role,
                        enum ks_receive_code code,
                        bool heal)
{
    uint8_t before[32], after[32];
    struct ks_trust trust = w->trust;
    struct ks_source source = box_source(&w->box);
    snapshot(w, before);
    enum ks_receive_code got = receive_from(w, &source, role, heal, true);
    ck_assert_msg(got != KS_RECEIVED, "ACCEPTED: %s/%s", group, name);
    ck_assert_msg(got == code, "%s/%s: %s, expected %s", group, name, ks_receive_id(got),
                  ks_receive_id(code));
    snapshot(w, after);
    ck_assert_msg(memcmp(before, after, sizeof before) == 0, "%s/%s changed the store", group,
                  name);
    ck_assert_msg(memcmp(&trust, &w->trust, sizeof trust) == 0, "%s/%s changed trust", group, name);
    ck_assert(w->box.bytes <= KS_MANIFEST_BYTES_MAX + 4 * KS_TRUST_BYTES_MAX);
    attacks++;
}

/* The honest box, by the same way. */
static void control(void)
{
    struct world *w = world_new();
    ck_assert_int_eq(receive(w, KS_ROLE_ALERT), KS_RECEIVED);
    ck_assert_int_eq(receive(w, KS_ROLE_CONTENT), KS_RECEIVED);
    ck_assert(installed(w, KS_ROLE_CONTENT) == 6 && installed(w, KS_ROLE_ALERT) == 3);
    check_objects(w);
    controls += 2;
    world_free(w);
}

START_TEST(refuses_each)
{
    struct world *w = world_new();
    for (size_t i = 0; i < KS_COUNT(table); i++) {
        honest_box(&w->box);
        table[i].attack(&w->box);
        must_refuse(w, table[i].group, table[i].name, table[i].role, table[i].code, table[i].heal);
    }
    honest_box(&w->box); /* and after all of them the honest one still comes in */
    ck_assert_int_eq(receive(w, KS_ROLE_ALERT), KS_RECEIVED);
    ck_assert_int_eq(receive(w, KS_ROLE_CONTENT), KS_RECEIVED);
    world_free(w);
    control();
}
END_TEST

/* --- the hint --- */

START_TEST(latest_is_only_a_hint)
{
    static const char *const bad[] = { "",
                                       "1.6",
                                       "1.06\n",
                                       "01.6\n",
                                       "1.6\n\n",
                                       "1.6 \n",
                                       "1.6\r\n",
                                       " 1.6\n",
                                       "1\n",
                                       "1.\n",
                                       ".6\n",
                                       "1.6.7\n",
                                       "-1.6\n",
                                       "0x1.6\n",
                                       "1.6e3\n",
                                       "../../etc/passwd\n",
                                       "1.6\n1.7\n",
                                       "1048576.1\n",
                                       "1.9007199254740992\n",
                                       "1.18446744073709551622\n",
                                       "１.6\n",
                                       "latest\n" };
    struct world *w = world_new();
    for (size_t i = 0; i < KS_COUNT(bad); i++) {
        honest_box(&w->box);
        box_puts(&w->box, "latest", bad[i]);
        must_refuse(w, "latest", bad[i], KS_ROLE_CONTENT, KS_RECEIVE_LATEST_FORMAT, false);
    }
    honest_box(&w->box);
    (void)box_put(&w->box, "latest", "1.6\n\0", 5);
    must_refuse(w, "latest", "NUL", KS_ROLE_CONTENT, KS_RECEIVE_LATEST_FORMAT, false);
    honest_box(&w->box);
    box_find(&w->box, "latest")->endless = true;
    must_refuse(w, "latest", "endless", KS_ROLE_CONTENT, KS_RECEIVE_TOO_LARGE, false);
    honest_box(&w->box);
    box_puts(&w->box, "latest", "1.9007199254740991\n");
    must_refuse(w, "latest", "to nothing", KS_ROLE_CONTENT, KS_RECEIVE_NO_MANIFEST, false);
    world_free(w);
    control();
}
END_TEST

/* A trust file without enough signatures is as good as none: it is not taken, and stops no release
 * either; else whoever rotates keys darkens a fleet until the last root has signed. */
static const struct {
    const char *name;
    void (*attack)(struct box *b);
    enum ks_receive_code why;
    uint32_t missing;
} waiting[] = {
#define WAITS(name, why, missing)                                                                  \
    {                                                                                              \
#name, name, KS_RECEIVE_##why, missing                                                     \
    }
    WAITS(unsigned_metadata_root, TRUST_UNSIGNED, 2),
    WAITS(root_one_signature, TRUST_ROOTS, 1),
    WAITS(root_signed_by_content_keys, TRUST_UNSIGNED, 2),
    WAITS(root_edited, TRUST_ROOTS, 2),
    WAITS(root_unsigned_garbage, TRUST_UNSIGNED, 2),
    WAITS(root_hands_over_to_strangers, TRUST_NEW, 1),
    WAITS(root_taken_by_strangers, TRUST_UNSIGNED, 2),
};

START_TEST(trust_that_waits)
{
    struct world *w = world_new();
    waiting[_i].attack(&w->box);
    /* While it waits and nothing else is new, a look has nothing to do. */
    for (int role = 0; role < KS_ROLE_COUNT; role++) {
        ck_assert_int_eq(receive(w, (enum ks_role)role), KS_RECEIVED);
        ck_assert_msg(w->waits.why == waiting[_i].why && w->waits.missing == waiting[_i].missing,
                      "%s: %s, %u missing", waiting[_i].name, ks_receive_id(w->waits.why),
                      w->waits.missing);
        ck_assert_int_eq(peek(w, (enum ks_role)role), KS_RECEIVE_NOTHING);
    }
    ck_assert(w->trust.n == 1 && ks_store_head(w->store)->trust_version == 1);
    attacks++;
    world_free(w);
}
END_TEST

/* --- manifests that break the grammar although people signed them --- */

START_TEST(signed_but_malformed)
{
    static const char *const edits[][2] = {
        { "KSR1", "KSR2" },
        { "KSR1\n", "KSR1\r\n" },
        { "role content", "role ?" },
        { "role content", "role #" },
        { "role content", "role /x" },
        { "role content", "role ../x" }, /* test_unusual_role_name */
        { "role content", "role root" },
        { "sites *", "sites * dorm-3" },
        { "sites *", "sites ../x" },
        { "total ", "total 1" },
        { "files 3", "files 2" },
        { "files 3", "files 4" },
        { "files 3", "files 20001" },
        { "end\n", "end\nx\n" },
        { "end\n", "" },
        { "minfw 1", "minfw 01" },
        { "minfw 1\n", "" },
        { "version 6", "version 9007199254740992" },
        { " card - ", " exe - " },
        { " card - ", " svg - " },
        { " card - ", " card 1x1 " },
        { " card - ", " png 0x0 " },
        { " card - ", " png 99999x1 " },
        { "assets/cards/a.md", "/etc/passwd" },
        { "assets/cards/a.md", "../a.md" },
        { "assets/cards/a.md", "assets/../a.md" },
        { "assets/cards/a.md", "assets/./a.md" },
        { "assets/cards/a.md", "assets//a.md" },
        { "assets/cards/a.md", "assets/a/" },
        { "assets/cards/a.md", "." },
        { "assets/cards/a.md", ".." },
        { "assets/cards/a.md", "HEAD" },
        { "assets/cards/a.md", "obj/00/00" },
        { "assets/cards/a.md", "rel/1.6.ksr" },
        { "assets/cards/a.md", "assets/alerts/a.md" }, /* content that would interrupt */
        { "assets/cards/a.md", "assets/%00" },
        { "assets/cards/a.md", "assets/%2e%2e/a" },
        { "assets/cards/a.md", "assets/%2F" },
        { "assets/cards/a.md", "assets/a%5Cb" },
        { "assets/cards/a.md", "assets/C%3A" },
        { "assets/cards/a.md", "assets/%0Aend" },
        { "assets/cards/a.md", "assets/%1B%5B2J" },
        { "assets/cards/a.md", "assets/%FF%FE" },
        { "assets/cards/a.md", "assets/%C0%AF" },
        { "assets/cards/a.md", "assets/%ED%A0%80" },
        { "assets/cards/a.md", "assets/e%CC%81" },
        { "assets/cards/a.md", "assets/%E2%80%AEgpj" },
        { "assets/cards/a.md", "assets/%E2%80%8B" },
        { "assets/cards/a.md", "assets/%EF%BB%BFa" },
        { "assets/cards/a.md", "assets/a b" },
        { "assets/cards/a.md", "assets/$(x)" },
        { "assets/cards/a.md", "assets/%" },
        { "assets/cards/a.md", "assets/%4" },
        { "assets/cards/a.md", "assets/%41" },
        { "assets/cards/a.md", "assets/a\\b" },
        { "assets/cards/a.md", "assets/cards/common.md" }, /* twice */
        { "assets/cards/a.md", "playlists/z.md" },         /* out of order */
    };
    struct world *w = world_new();
    for (size_t i = 0; i < KS_COUNT(edits); i++) {
        honest_box(&w->box);
        edit(&w->box, CONTENT_PATH, edits[i][0], edits[i][1]);
        sign_by(&w->box, CONTENT_PATH, CONTENT);
        must_refuse(w, "malformed", edits[i][1], KS_ROLE_CONTENT, KS_RECEIVE_FORMAT, false);
    }
    honest_box(&w->box);
    struct ks_buf longest = { 0 };
    ks_buf_adds(&longest, "assets/");
    for (int i = 0; i < 4096; i++) {
        ks_buf_adds(&longest, "a");
    }
    edit(&w->box, CONTENT_PATH, "assets/cards/a.md", longest.p);
    sign_by(&w->box, CONTENT_PATH, CONTENT);
    must_refuse(w, "malformed", "4 KiB path", KS_ROLE_CONTENT, KS_RECEIVE_FORMAT, false);
    ks_buf_free(&longest);
    world_free(w);
    control();
}
END_TEST

/* --- hostile file types where files should be, on a real folder --- */

static char shared[64];

static void write_box(const struct box *box)
{
    remove_tree(shared);
    ck_assert(mkdir(shared, 0777) == 0);
    for (size_t i = 0; i < box->n; i++) {
        char full[300];
        snprintf(full, sizeof full, "%s/%s", shared, box->v[i].path);
        for (char *slash = full + strlen(shared) + 1; (slash = strchr(slash, '/')) != NULL;
             slash++) {
            *slash = '\0';
            (void)mkdir(full, 0777);
            *slash = '/';
        }
        FILE *file = fopen(full, "wb");
        ck_assert_ptr_nonnull(file);
        ck_assert(fwrite(box->v[i].bytes, 1, box->v[i].n, file) == box->v[i].n);
        fclose(file);
    }
}

enum hostile {
    LINK_TO_ITSELF_MOVED, /* a symbolic link to the very bytes, outside */
    LINK_INSIDE,
    LINK_NOWHERE,
    LINK_LOOP,
    LINK_TO_DEVICE,
    FOLDER,
    PIPE,
    SOCKET,
    LINKED_PARENT, /* the folder it lies in is a link */
    HOSTILE_KINDS
};

static void plant(const char *path, enum hostile kind)
{
    char full[300], moved[320], parent[300];
    snprintf(full, sizeof full, "%s/%s", shared, path);
    snprintf(moved, sizeof moved, "%s.outside", shared);
    remove_tree(moved);
    (void)unlink(moved);
    strcpy(parent, full);
    *strrchr(parent, '/') = '\0';
    switch (kind) {
    case LINK_TO_ITSELF_MOVED:
        ck_assert(rename(full, moved) == 0 && symlink(moved, full) == 0);
        break;
    case LINK_INSIDE:
        snprintf(moved, sizeof moved, "%s.good", full);
        ck_assert(rename(full, moved) == 0);
        ck_assert(symlink(strrchr(moved, '/') + 1, full) == 0);
        break;
    case LINK_NOWHERE:
        ck_assert(unlink(full) == 0 && symlink("/nonexistent/x", full) == 0);
        break;
    case LINK_LOOP:
        ck_assert(unlink(full) == 0 && symlink(strrchr(full, '/') + 1, full) == 0);
        break;
    case LINK_TO_DEVICE:
        ck_assert(unlink(full) == 0 && symlink("/dev/zero", full) == 0);
        break;
    case FOLDER:
        ck_assert(unlink(full) == 0 && mkdir(full, 0777) == 0);
        break;
    case PIPE:
        ck_assert(unlink(full) == 0 && mkfifo(full, 0666) == 0);
        break;
    case SOCKET: {
        struct sockaddr_un name = { .sun_family = AF_UNIX };
        int fd = socket(AF_UNIX, SOCK_STREAM, 0);
        ck_assert(unlink(full) == 0 && chdir(parent) == 0);
        snprintf(name.sun_path, sizeof name.sun_path, "%.100s", strrchr(full, '/') + 1);
        ck_assert(bind(fd, (struct sockaddr *)&name, sizeof name) == 0);
        close(fd);
        ck_assert(chdir("/") == 0);
        break;
    }
    case LINKED_PARENT:
        ck_assert(rename(parent, moved) == 0 && symlink(moved, parent) == 0);
        break;
    case HOSTILE_KINDS:
    default:
        ck_abort();
    }
}

START_TEST(hostile_types)
{
    char object[100];
    const char *card = content_release(6).files[0][1];
    object_path(card, strlen(card), object);
    const char *const victims[] = { CONTENT_PATH, CONTENT_SIG,
                                    object,       "trust/2.trust",
                                    "latest",     "trust/2.trust.A0A0A0A0A0A0A0A0.minisig" };
    struct ks_trust second = second_trust();
    snprintf(shared, sizeof shared, "/tmp/attack-share-%ld", (long)getpid());
    struct world *w = world_new();
    put_trust(&w->box, &second, BOTH);
    int refused = 0;
    for (size_t v = 0; v < KS_COUNT(victims); v++) {
        for (int kind = 0; kind < HOSTILE_KINDS; kind++) {
            if (kind == LINKED_PARENT && strcmp(victims[v], "latest") == 0) {
                continue; /* its folder is the source itself */
            }
            struct ks_source source;
            uint8_t before[32], after[32];
            write_box(&w->box);
            plant(victims[v], (enum hostile)kind);
            /* The release's own files are judged without the trust file before them. */
            if (v < 3 || v == 4) {
                char path[200];
                snprintf(path, sizeof path, "%s/trust/2.trust", shared);
                (void)unlink(path);
            }
            snapshot(w, before);
            ck_assert(ks_source_open(shared, &source, NULL));
            enum ks_receive_code code = receive_from(w, &source, KS_ROLE_CONTENT, false, true);
            ks_source_close(&source);
            snapshot(w, after);
            ck_assert_msg(code != KS_RECEIVED && memcmp(before, after, 32) == 0,
                          "%s as kind %d: %s", victims[v], kind, ks_receive_id(code));
            refused++;
        }
    }
    attacks += refused;
    /* A hard link is a regular file; what counts is its bytes. */
    struct ks_source source;
    char full[300], other[300];
    write_box(&w->box);
    snprintf(full, sizeof full, "%s/latest", shared);
    snprintf(other, sizeof other, "%s.outside", shared);
    remove_tree(other);
    (void)unlink(other);
    ck_assert(link(full, other) == 0);
    ck_assert(ks_source_open(shared, &source, NULL));
    ck_assert_int_eq(receive_from(w, &source, KS_ROLE_CONTENT, false, true), KS_RECEIVED);
    controls++;
    ks_source_close(&source);
    (void)unlink(other);
    remove_tree(shared);
    world_free(w);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("attacks");
    TCase *tc = tcase_create("attacks");
    tcase_add_test(tc, refuses_each);
    tcase_add_test(tc, latest_is_only_a_hint);
    tcase_add_loop_test(tc, trust_that_waits, 0, KS_COUNT(waiting));
    tcase_add_test(tc, signed_but_malformed);
    tcase_add_test(tc, hostile_types);
    suite_add_tcase(suite, tc);
    SRunner *runner = srunner_create(suite);
    srunner_set_fork_status(runner, CK_NOFORK); /* the counts are ours */
    alarm(280);                                 /* nothing may block */
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    printf("attacks: %d cases, %d accepted; controls: %d accepted\n", attacks, failed, controls);
    return failed == 0 && attacks >= 150 ? EXIT_SUCCESS : EXIT_FAILURE;
}
