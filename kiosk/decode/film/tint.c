/* Matrix and range of a video's colours (see tint.h). */
#include "decode/film/tint.h"

#define HD_HEIGHT 720 /* from here on BT.709 is meant, where nothing is said */

static int matrix_of(const AVFrame *frame)
{
    switch ((int)frame->colorspace) {
    case AVCOL_SPC_BT709:
        return SWS_CS_ITU709;
    case AVCOL_SPC_BT2020_NCL:
    case AVCOL_SPC_BT2020_CL:
        return SWS_CS_BT2020;
    case AVCOL_SPC_FCC:
        return SWS_CS_FCC;
    case AVCOL_SPC_SMPTE240M:
        return SWS_CS_SMPTE240M;
    case AVCOL_SPC_BT470BG:
    case AVCOL_SPC_SMPTE170M:
        return SWS_CS_ITU601;
    default:
        return frame->height >= HD_HEIGHT ? SWS_CS_ITU709 : SWS_CS_ITU601;
    }
}

/* Old JPEG video says its range by its kind of pixels. */
static bool is_full(const AVFrame *frame)
{
    return frame->color_range == AVCOL_RANGE_JPEG || frame->format == AV_PIX_FMT_YUVJ420P ||
           frame->format == AV_PIX_FMT_YUVJ422P || frame->format == AV_PIX_FMT_YUVJ444P;
}

void ks_tint_use(struct SwsContext *scaler, const AVFrame *frame)
{
    enum { FULL = 1, ONE = 1 << 16 };
    const int *matrix = sws_getCoefficients(matrix_of(frame));
    (void)sws_setColorspaceDetails(scaler, matrix, is_full(frame), matrix, FULL, 0, ONE, ONE);
}

bool ks_tint_is_hdr(const AVCodecParameters *said)
{
    return said->color_trc == AVCOL_TRC_SMPTE2084 || said->color_trc == AVCOL_TRC_ARIB_STD_B67;
}
