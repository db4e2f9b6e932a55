/* QR codes drawn with half blocks, for a phone number or a tracking number that a visitor takes along
 * on a telephone. Makes lines of text that are drawn like any other; knows no canvas. */
#ifndef SEBADESK_UI_QR_H
#define SEBADESK_UI_QR_H

#include <stdbool.h>

#include "base/str.h"

/* Appends the code for a payload of printable ASCII: lines of '▀', '▄', '█' and ' ', each *columns
 * wide, with a margin of two modules. To be drawn dark on light. 15 bytes take 25 columns and 13
 * lines; error correction is M, or L where that makes the code smaller. False, and nothing is added,
 * when libqrencode is not installed, or when the payload is empty, too long (the longest code has 181
 * columns) or has other bytes in it. */
bool qr_lines(const char *payload, struct strv *lines, unsigned *columns);

#endif
