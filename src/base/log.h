/* The log: syslog, so that a kiosk's disk is never filled by it. One line an event, in English.
 *
 * Never pass it anything a person typed: no name, number, text or path of theirs. */
#ifndef SEBADESK_BASE_LOG_H
#define SEBADESK_BASE_LOG_H

#include "base/err.h"

void log_info(const char *format, ...) __attribute__((format(printf, 1, 2)));
void log_error(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Logs what was being done and the error's code (not its text, which may quote a file). */
void log_failure(const char *doing, const struct err *e);

#endif
