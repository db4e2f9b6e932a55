/* How text is set on the terminal at hand: what measures a run in regular and in bold, how many colours
 * there are, and whether Bangla must be shown in Latin letters. A zeroed one is a plain terminal. */
#ifndef SEBADESK_UI_LETTERING_H
#define SEBADESK_UI_LETTERING_H

#include <stdbool.h>

#include "text/measure.h"
#include "ui/style.h"

struct lettering {
    const struct measure *regular; /* NULL: wcwidth columns */
    const struct measure *bold;
    enum style_depth depth;
    bool roman;
};

/* What measures text of that style. */
static inline const struct measure *lettering_measure(const struct lettering *l, enum style style)
{
    return style_look(style, l->depth)->attributes & STYLE_BOLD ? l->bold : l->regular;
}

#endif
