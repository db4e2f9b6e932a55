/* The officer's report on a screen: what the monthly report says, and how things went. For the queue; what is
 * counted stands in model/report.h, the printed report is `sebadesk report monthly`. */
#ifndef SEBADESK_SCREENS_QUEUE_REPORT_H
#define SEBADESK_SCREENS_QUEUE_REPORT_H

#include "screens/staff.h"

/* The report on this month, on the office of the staff's options or on all that the account reports on. */
struct screen *queue_report_new(struct staff *staff);

#endif
