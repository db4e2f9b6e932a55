/* Drafts: what a clerk is typing, kept so that a broken line or a power cut costs nothing. Part of
 * store/store.h. Each belongs to the account that types it; nobody else gets it. */
#ifndef SEBADESK_STORE_DRAFTS_H
#define SEBADESK_STORE_DRAFTS_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "model/complaint.h"

struct store;

struct draft_field {
    char *name;
    char *value;
};

struct draft_fields {
    struct draft_field *items;
    size_t count;
    size_t cap;
};

/* The forms: of a complaint (with the office's id in the field "office"); of a step on one (with its number
 * in "tracking"), on several. */
#define DRAFT_COMPLAINT "complaint"
#define DRAFT_STEP "step"
#define DRAFT_STEPS "steps"

/* Takes copies. */
void draft_fields_add(struct draft_fields *fields, const char *name, const char *value);
const char *draft_fields_get(const struct draft_fields *fields, const char *name); /* NULL: none */
void draft_fields_wipe(struct draft_fields *fields);

struct draft {
    unsigned char key[FORM_KEY_SIZE];
    char *form; /* which form */
    int64_t updated;
    char *name; /* its fields of these names, NULL when empty */
    char *subject;
};

struct draft_list {
    struct draft *items; /* the latest first */
    size_t count;
    size_t cap;
};

void draft_list_wipe(struct draft_list *list);

/* The key of the draft that the account has of a step on that complaint; on several at once: "". */
void draft_step_key(const char *account, const char *tracking, unsigned char key[FORM_KEY_SIZE]);

/* Keeps the fields as the draft of that key, in place of what it held. Filing a complaint with the same
 * form key drops it in the same transaction, and so does a step that names it (store/acts.h). ERR_PERMISSION for another account's key. */
enum err_code store_draft_put(struct store *store, const char *form,
                              const unsigned char key[FORM_KEY_SIZE],
                              const struct draft_fields *fields, int64_t now,
                              struct err *e) ERR_CHECKED;

/* The account's drafts. */
enum err_code store_drafts(struct store *store, struct draft_list *out, struct err *e) ERR_CHECKED;

/* ERR_NOT_FOUND. *out must be empty. */
enum err_code store_draft_get(struct store *store, const unsigned char key[FORM_KEY_SIZE],
                              struct draft_fields *out, struct err *e) ERR_CHECKED;

/* Dropping one that is not there is no error. */
enum err_code store_draft_drop(struct store *store, const unsigned char key[FORM_KEY_SIZE],
                               struct err *e) ERR_CHECKED;

#endif
