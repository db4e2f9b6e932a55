#include "base/log.h"

#include <stdarg.h>
#include <syslog.h>

void log_info(const char *format, ...)
{
    va_list ap;

    va_start(ap, format);
    vsyslog(LOG_USER | LOG_INFO, format, ap);
    va_end(ap);
}

void log_error(const char *format, ...)
{
    va_list ap;

    va_start(ap, format);
    vsyslog(LOG_USER | LOG_ERR, format, ap);
    va_end(ap);
}

void log_failure(const char *doing, const struct err *e)
{
    log_error("%s: %s", doing, err_name(e->code));
}
