/* A disk that fails when told to: a VFS of SQLite's between the store and the real files. Every operation that
 * changes a file (write, sync, cut, delete, lock file growing) counts; the one that was chosen fails. For
 * the tests of the store. */
#ifndef TESTS_FAULTY_H
#define TESTS_FAULTY_H

#include <stdbool.h>

enum fault_kind {
    FAULTY_NEVER,
    FAULTY_IO,   /* that operation fails: the disk has a bad spot */
    FAULTY_FULL, /* that and every later write fails: the disk is full */
    FAULTY_KILL, /* the process is killed in the middle of that operation */
    FAULTY_POWER /* the power fails in the middle of it: what was not synced is lost */
};

/* Puts the disk in place for all stores opened from here on; once in a process. */
void faulty_install(void);

/* Counts from one again; the operation number `at` is the one that fails. */
void faulty_arm(enum fault_kind kind, int at);

/* How many operations there were since faulty_arm. */
int faulty_count(void);

#endif
