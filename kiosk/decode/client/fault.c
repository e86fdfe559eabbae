/* A fault told twice: as a code to its caller, as a sentence to the log (see fault.h). */
#include "decode/client/fault.h"

#include "core/problem/sentence.h"

bool ks_fault_fail(struct ks_fault *told,
                   struct ks_fault fault,
                   enum ks_err_code code,
                   struct ks_err *err)
{
    *told = fault;
    if (err != NULL) {
        struct ks_arena *arena = ks_arena_new();
        (void)ks_fail(err, code, "%s", ks_fault_line(KS_LANG_ZH, fault, arena));
        ks_arena_free(arena);
    }
    return false;
}
