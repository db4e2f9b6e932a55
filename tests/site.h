/* What the tests of src/store share: a folder for each, a small store in it, and SQL behind its back. */
#ifndef TESTS_SITE_H
#define TESTS_SITE_H

#include <stdbool.h>
#include <stdint.h>

#include "store/store.h"

/* A Sunday: 22 November 2026, 09:12:33 in Dhaka. */
enum { STORE_NOW = 1795317153 };

struct site {
    char *folder;
    char *path;          /* of the store in it; there is none yet */
    struct store *store; /* closed by the teardown */
};

/* For cmocka: *state is the struct site, its folder in memory where there is such a place. */
int site_setup(void **state);
int site_teardown(void **state);
#define STORE_TEST(f) cmocka_unit_test_setup_teardown(f, site_setup, site_teardown)

/* Opens it; it is made with one office, "doict.homna.comilla", that has two services, and the holidays of
 * December 2026. Fails the test when it cannot. */
struct store *site_open(struct site *site);
void site_close(struct site *site);
enum err_code site_fill(struct store *store, struct err *e);

/* A complaint that is taken; texts are borrowed from the caller or constant: not to be wiped. */
struct complaint site_complaint(const char *subject);

/* Files such a one; its number goes to `tracking`. The error, if any. */
enum err_code site_try_file(struct store *store, const char *subject, char *tracking,
                            struct err *e);
void site_file(struct store *store, const char *subject, char *tracking);

/* Runs SQL on a file past the store's door, with its rules off: what somebody with an editor can do. */
void site_tamper(const char *path, const char *sql);

/* The number that the SQL gives. */
int64_t site_number(const char *path, const char *sql);

/* How many faults the checks find; the first goes to `text` (room for 300 bytes, may be NULL). */
size_t site_check(struct store *store, char *text);
size_t site_verify(struct store *store, char *text);

/* How many complaints the store lists. */
size_t site_count(struct store *store);

#endif
