#!/bin/bash
# Mistakes planted in the store's sources: the proofs (store-model, store-faults) must see each. Every one is planted and
# built; every third is proved, and with KS_LONG=1 all are. Those planted in the disk below it are `store-model --mutants`.
. "$KS_SOURCE/tests/scripts/common.inc"

caught=0 planted=0 proved=0
compile="cc -std=c11 -O1 -w -D_POSIX_C_SOURCE=200809L -DKS_DEBUG -I$KS_SOURCE/kiosk -I$KS_SOURCE/tests"

# mutant PROGRAM FILE PERL NAME: change FILE by the Perl expression; PROGRAM must find it wrong.
mutant() {
  planted=$((planted + 1))
  source=$KS_SOURCE/kiosk/$2
  name=$(basename "$2" .c)_mutant
  perl -0pe "$3" "$source" > "$work/$name.c"
  ! cmp -s "$source" "$work/$name.c" || fail "changes nothing: $4"
  $compile -c "$work/$name.c" -o "$work/$name.o"
  # Linked as the program itself is, the changed object before the archives, whose own is not taken.
  link=$(ninja -C "$KS_BUILD" -t commands "bin/store-$1" | tail -n 1)
  (cd "$KS_BUILD" && eval "${link/ -o bin\/store-$1 / $work/$name.o -o $work/mutant }")
  [ -n "${KS_LONG:-}" ] || [ $((planted % 3)) -eq 1 ] || return 0
  proved=$((proved + 1))
  if timeout 900 "$work/mutant" --caught > "$work/out" 2>&1; then
    caught=$((caught + 1))
    echo "caught by $1: $4"
  else
    echo "NOT caught by $1: $4"
  fi
}

mutant faults store/objects.c 's/size == length \? ks_object_check\(.*?\) : -EILSEQ/0/s' \
  "objects that are there are not hashed again"
mutant model store/documents.c 's/int error = store->disk.ops->sync_dir\(store->disk.self, "rel"\)/int error = 0/' \
  "a manifest that is there is not made certain"
mutant model store/gc.c 's/!add_if_sound\(store, head->role\[i\].previous.hash, live, err\)/false/' \
  "garbage: the previous release"
mutant model store/gc.c 's/!add_below\(store, role, &head->role\[i\].previous, live, err\)/false/' \
  "garbage: what the previous release stands upon"
mutant model store/commit.c 's/ && !commit->fall.current//' "what fell may be fallen back to"
mutant model store/gc.c 's/i < KS_ROLE_COUNT/i < 1/' "garbage: the alert release"
mutant model store/gc.c 's/if \(!ks_hash_is_zero\(head->trust\)\)/if (false)/' "garbage: the trust file"
mutant model store/gc.c 's/\.copies = strcmp\(folder, "rel"\) == 0/.copies = false/' \
  "garbage: the second copy of the trust file"
mutant model store/documents.c 's/return (ks_document_put\(store, copy)/return true || $1/' \
  "the trust file is kept once"
mutant faults store/store.c 's/ \|\| !ks_store_mend_trust\(store, err\)//' \
  "a decayed copy of the trust file stays as it is"
mutant model store/commit.c 's/(make_current\(&head, .*?\);)/$1 { struct ks_head old = store->head; store->head = head; ks_store_gc(store, 0, NULL); store->head = old; }/s' \
  "garbage is collected before the commit is certain"
mutant model store/store.c 's/    empty_tmp\(store\);//' "tmp is not emptied"
mutant faults store/head_file.c 's/heads\[0\].serial >= heads\[1\].serial/false/' "the older copy of HEAD counts"
mutant model store/commit.c 's/= settle_objects\(store, manifest, err\)/= KS_COMMITTED/' "objects are not settled before HEAD"
mutant faults port/disk.c 's/error = disk->ops->sync\(disk->self, file\);/(void)disk->ops->sync(disk->self, file);/' \
  "a failed sync of HEAD or a manifest counts as done"
mutant faults port/disk.c 's/(error = disk->ops->sync\(disk->self, file\);)/$1 if (error < 0) $1/' \
  "a failed sync of HEAD or a manifest is tried again"
mutant faults store/objects.c 's/int error = ops->sync\(/int error = 0; (void)ops->sync(/' \
  "a failed sync of an object counts as done"
mutant faults store/replace.c 's/error = ops->sync_dir\(store->disk.self, folder\);/(void)ops->sync_dir(store->disk.self, folder);/' \
  "a failed sync of a folder counts as done"
mutant faults store/gc.c 's/(look_at_release\(store, hash, live, err\)) != KS_DOCUMENT_UNREAD/($1, true)/' "garbage: what cannot be read just now"
mutant faults store/release_set.c 's/error = ks_object_check\(.*?\);/error = 0;/s' \
  "objects are shown without being hashed"
mutant faults core/release/head.c 's/sum == crc32c\(bytes, CRC_AT\) && //' \
  "the checksum of HEAD is not looked at"
mutant faults store/documents.c 's/memcmp\(hash, found, sizeof found\) == 0|memcmp\(found, hash, sizeof found\) == 0/true/' \
  "the hash of a manifest is not looked at"
mutant faults store/gc.c 's/need > space.free/false/' "no room is asked for"

# And a change that is none is not caught.
planted=0
mutant faults store/gc.c 's/$/\n/' "nothing at all" > "$work/sound"
grep -q "^NOT caught" "$work/sound" || fail "the proofs see what is not there: $(cat "$work/out")"
proved=$((proved - 1))

echo "planted mistakes of the sources: $caught of $proved caught"
[ "$caught" -eq "$proved" ]
