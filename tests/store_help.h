/* Stores for tests: each in a folder of its own that goes away with it, with the shipped charters and
 * holidays in it. The superuser's rights are never used: the tests speak for accounts by name. */
#ifndef SEBADESK_TESTS_STORE_HELP_H
#define SEBADESK_TESTS_STORE_HELP_H

#include "model/workflow.h"
#include "store/store.h"

#define RUPGANJ "doict.rupganj.narayanganj"
#define HOMNA "doict.homna.comilla"
#define KESHABPUR "doict.keshabpur.jessore"

struct test_store {
    char *folder;
    char *path;
    struct store *store;
};

/* Opens a new store; "boss" is its admin, and whom it speaks for. Fails the test on any error. */
void test_store_open(struct test_store *t);
void test_store_close(struct test_store *t);

/* Another connection to the same file, speaking for the account. The caller closes it. */
struct store *test_store_again(const struct test_store *t, const char *account);

/* Gives a role; office NULL: for all. */
void test_store_give(struct test_store *t, const char *account, enum role role, const char *office);

/* From now on the store speaks for that account. */
void test_store_be(struct test_store *t, const char *account);

/* The UTC second of 10 in the morning of that day in Dhaka ("2026-11-22"). */
int64_t test_time(const char *day);

/* Files an ordinary complaint with the office, as a visitor; out gets its number. */
void test_store_file(struct test_store *t, const char *office, int64_t now,
                     char tracking[TRACKING_SIZE]);

/* Takes a step as the account that the store speaks for. */
enum err_code test_store_act(struct test_store *t, const char *tracking,
                             const struct workflow_step *step, int64_t now);

#endif
