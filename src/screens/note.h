/* Sheets that only say something: the help of a screen, and messages. Any face uses them. */
#ifndef SEBADESK_SCREENS_NOTE_H
#define SEBADESK_SCREENS_NOTE_H

#include "screens/sheet.h"

/* What can be done on that sheet, and the keys; where words are typed also a line to practise on. The sheet must stay on the stack below. */
struct screen *note_help_new(const struct sheet *of);

/* A message that goes away with Enter or Esc. The texts are copied; `text` may have several paragraphs, a
 * line each. */
struct screen *note_new(const struct sheet_face *face, const char *title, const char *text);

#endif
