/* What makes the program start faster. Used by main.c only; everything works without it. */
#ifndef SEBADESK_BASE_START_H
#define SEBADESK_BASE_START_H

/* Maps the program's code and constants, and the memory that the first screen takes, at once, rather than page
 * by page as they are come across: a tenth of the time to the first screen goes into these faults. A disk
 * reads the program in one go, too. To be called before memory is asked for. */
void start_map_memory(void);

#endif
