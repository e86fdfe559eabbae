/* Block arrays that keep what a small picture needs (see jpeg_store.h). */
#include "decode/child/jpeg_store.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "decode/child/reply.h"

/* Stands for "not zero" where the value was let go. Refining adds 1 << Al, Al <= 13, to a value
 * that lacks that bit: the sum stays a positive short. */
#define SOMETHING 0x4000

/* libjpeg leaves the make of this type to whoever manages its memory. */
struct jvirt_barray_control {
    size_t columns, rows; /* in blocks */
    unsigned low;         /* N: the lowest N x N coefficients are kept */
    uint64_t *nonzero;    /* one bit per coefficient, per block */
    JCOEF *values;        /* N x N per block */
    JBLOCKROW *window;    /* the rows libjpeg works on now */
    size_t most, first, n;
    bool loaded, writable;
};

static size_t blocks_of(unsigned size, unsigned samp, unsigned most)
{
    size_t per = (size_t)most * DCTSIZE;
    return ((size_t)size + per - 1) / per * samp; /* whole MCUs */
}

static size_t bytes_of(const struct jpeg_decompress_struct *jpeg, bool whole)
{
    size_t bytes = 0;
    for (int i = 0; i < jpeg->num_components; i++) {
        const jpeg_component_info *part = &jpeg->comp_info[i];
        size_t low = (size_t)part->DCT_scaled_size;
        size_t each = whole ? sizeof(JBLOCK) : sizeof(uint64_t) + low * low * sizeof(JCOEF);
        bytes += blocks_of(jpeg->image_width, (unsigned)part->h_samp_factor,
                           (unsigned)jpeg->max_h_samp_factor) *
                 blocks_of(jpeg->image_height, (unsigned)part->v_samp_factor,
                           (unsigned)jpeg->max_v_samp_factor) *
                 each;
    }
    return bytes;
}

size_t ks_jpeg_whole_bytes(const struct jpeg_decompress_struct *jpeg)
{
    return bytes_of(jpeg, true);
}

size_t ks_jpeg_store_bytes(const struct jpeg_decompress_struct *jpeg)
{
    return bytes_of(jpeg, false);
}

static void *zeroed(size_t n, size_t size)
{
    void *p = calloc(n, size);
    if (p == NULL) {
        ks_child_refuse(KS_REFUSE_MEMORY, 0, 0);
    }
    return p;
}

/* libjpeg's jinit_d_coef_controller() asks once per component, in their order. */
static jvirt_barray_ptr request(j_common_ptr cinfo,
                                int pool,
                                boolean pre_zero,
                                JDIMENSION columns,
                                JDIMENSION rows,
                                JDIMENSION most)
{
    (void)pool;
    (void)pre_zero; /* calloc() zeroes */
    const struct jpeg_decompress_struct *jpeg = (j_decompress_ptr)cinfo;
    int *asked = jpeg->client_data;
    if (*asked >= jpeg->num_components) {
        ks_child_refuse(KS_REFUSE_DAMAGED, 0, 0);
    }
    struct jvirt_barray_control *array = zeroed(1, sizeof *array);
    array->columns = columns;
    array->rows = rows;
    array->most = most;
    array->low = (unsigned)jpeg->comp_info[(*asked)++].DCT_scaled_size;
    size_t blocks = array->columns * array->rows;
    array->nonzero = zeroed(blocks, sizeof *array->nonzero);
    array->values = zeroed(blocks * array->low * array->low, sizeof *array->values);
    array->window = zeroed(most, sizeof *array->window);
    JBLOCK *px = zeroed(array->columns * most, sizeof *px);
    for (size_t i = 0; i < most; i++) {
        array->window[i] = px + i * array->columns;
    }
    return array;
}

static void store(struct jvirt_barray_control *array)
{
    size_t low = array->low, block = array->first * array->columns;
    for (size_t row = 0; row < array->n; row++) {
        for (size_t x = 0; x < array->columns; x++, block++) {
            const JCOEF *from = array->window[row][x];
            JCOEF *to = array->values + block * low * low;
            uint64_t bits = 0;
            for (unsigned i = 0; i < DCTSIZE2; i++) {
                bits |= (uint64_t)(from[i] != 0) << i;
            }
            array->nonzero[block] = bits;
            for (size_t y = 0; y < low; y++) {
                memcpy(to + y * low, from + y * DCTSIZE, low * sizeof *to);
            }
        }
    }
}

static void load(struct jvirt_barray_control *array)
{
    size_t low = array->low, block = array->first * array->columns;
    for (size_t row = 0; row < array->n; row++) {
        for (size_t x = 0; x < array->columns; x++, block++) {
            JCOEF *to = array->window[row][x];
            const JCOEF *from = array->values + block * low * low;
            memset(to, 0, sizeof(JBLOCK));
            uint64_t bits = array->writable ? array->nonzero[block] : 0;
            for (; bits != 0; bits &= bits - 1) {
                to[__builtin_ctzll(bits)] = SOMETHING;
            }
            for (size_t y = 0; y < low; y++) {
                memcpy(to + y * DCTSIZE, from + y * low, low * sizeof *to);
            }
        }
    }
}

static JBLOCKARRAY access_rows(
    j_common_ptr cinfo, jvirt_barray_ptr array, JDIMENSION first, JDIMENSION n, boolean writable)
{
    (void)cinfo;
    if (n > array->most || n > array->rows || first > array->rows - n) {
        ks_child_refuse(KS_REFUSE_DAMAGED, 0, 0);
    }
    bool same = array->loaded && array->first == first && array->n == n &&
                array->writable == (writable != FALSE);
    if (!same) {
        if (array->loaded && array->writable) {
            store(array);
        }
        array->first = first;
        array->n = n;
        array->writable = writable != FALSE;
        array->loaded = true;
        load(array);
    }
    return array->window;
}

void ks_jpeg_store_use(struct jpeg_decompress_struct *jpeg)
{
    int *asked = jpeg->mem->alloc_small((j_common_ptr)jpeg, JPOOL_PERMANENT, sizeof *asked);
    *asked = 0;
    jpeg->client_data = asked;
    jpeg->mem->request_virt_barray = request;
    jpeg->mem->access_virt_barray = access_rows;
    jpeg->do_block_smoothing = FALSE; /* asks for more rows at once, and is for unfinished files */
}
