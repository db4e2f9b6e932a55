/* A charter document from a file, whatever encoding the office saved it in. */
#ifndef SEBADESK_COMMANDS_DOCUMENT_H
#define SEBADESK_COMMANDS_DOCUMENT_H

#include "base/err.h"
#include "charter/findings.h"
#include "model/charter.h"

/* Reads the file ("-": standard input) as charter_read does; UTF-16 and Bijoy are converted first. With
 * an office id that id is used, whatever the document says. */
enum err_code document_read(const char *path, const char *office_id, struct charter *out,
                            struct findings *findings, struct err *e) ERR_CHECKED;

#endif
