/* How each template is drawn (see look.h). */
#include "core/scene/look.h"

#include "base/check.h"

struct ks_look ks_look_of(enum ks_template template)
{
    switch (template) { /* complete: -Wswitch-enum */
    case KS_TEMPLATE_HEADLINE:
        return (struct ks_look) { .painter = KS_PAINTER_POSTER, .large_qr = true };
    case KS_TEMPLATE_CHECKLIST:
    case KS_TEMPLATE_BOARD:
        return (struct ks_look) { .painter = KS_PAINTER_ENTRIES };
    case KS_TEMPLATE_CHAT:
        return (struct ks_look) { .painter = KS_PAINTER_PHONE, .columns = 5, .talk = true };
    case KS_TEMPLATE_SMS:
        return (struct ks_look) { .painter = KS_PAINTER_PHONE, .columns = 5, .thin = true };
    case KS_TEMPLATE_CALL:
        return (struct ks_look) {
            .painter = KS_PAINTER_PHONE, .columns = 5, .dark = true, .talk = true
        };
    case KS_TEMPLATE_WEB:
        return (struct ks_look) { .painter = KS_PAINTER_PHONE, .columns = 5, .icon = KS_ICON_LOCK };
    case KS_TEMPLATE_NOTICE:
        return (struct ks_look) { .painter = KS_PAINTER_PHONE, .columns = 5, .icon = KS_ICON_BELL };
    case KS_TEMPLATE_TWIN:
        return (struct ks_look) { .painter = KS_PAINTER_TWIN, .bare = true };
    case KS_TEMPLATE_HOTLINE:
        return (struct ks_look) { .painter = KS_PAINTER_POSTER, .number = true };
    case KS_TEMPLATE_LETTER:
        return (struct ks_look) { .painter = KS_PAINTER_LETTER, .columns = 8 };
    case KS_TEMPLATE_COUNT:
        break;
    }
    ks_bug("a card without a template is drawn");
}
