/* What the program does before anything else. Used by main.c only. */
#ifndef SEBADESK_BASE_START_H
#define SEBADESK_BASE_START_H

/* Maps the program's code and constants, and the memory that the first screen takes, at once, rather than page
 * by page as they are come across: a tenth of the time to the first screen goes into these faults. A disk
 * reads the program in one go, too. To be called before memory is asked for; nothing depends on it. */
void start_map_memory(void);

/* A closed standard stream must not become the number of some file that is opened later: it is opened the wrong
 * way round, so that using it fails. */
void start_keep_streams(void);

#endif
