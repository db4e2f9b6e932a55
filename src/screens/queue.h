/* The queue: what its screens share. An officer looks through lists of complaints, opens one, and takes
 * the steps that are allowed. Staff in general is staff.h's. */
#ifndef SEBADESK_SCREENS_QUEUE_H
#define SEBADESK_SCREENS_QUEUE_H

#include "screens/staff.h"

/* The list of complaints, the queue's first screen. */
struct screen *queue_new(struct staff *staff);

#endif
