/* The functions of libm that SQLite's archive refers to. It has them for functions of SQL that no statement of
 * ours uses, but for the logarithm in the order of what a search has found. To map and bind that library would
 * take a thirtieth of the time to the first screen, so it is loaded when one of them is first called. Linked
 * into the program only, and only where SQLite is linked in. */
#include <gnu/lib-names.h>
#include <math.h>
#include <stddef.h>

#include "base/library.h"
#include "base/mem.h"

#define OF_ONE(f)                                                                                  \
    f(acos) f(acosh) f(asin) f(asinh) f(atan) f(atanh) f(cos) f(cosh) f(exp) f(log) f(sin) f(sinh) \
        f(sqrt) f(tan) f(tanh) f(trunc)
#define OF_TWO(f) f(atan2) f(fmod) f(pow)

#define MEMBER_OF_ONE(name) double (*name)(double);
#define MEMBER_OF_TWO(name) double (*name)(double, double);

static struct {
    OF_ONE(MEMBER_OF_ONE) OF_TWO(MEMBER_OF_TWO)
} libm;

#define NAME(name) #name,
#define PLACE(name) &libm.name,

static void load(void)
{
    const char *const names[] = {OF_ONE(NAME) OF_TWO(NAME)};
    void *const places[] = {OF_ONE(PLACE) OF_TWO(PLACE)};
    struct library *library; /* for as long as the program runs */

    if (library_open(&library, LIBM_SO, names, places, sizeof(names) / sizeof(names[0]), NULL) !=
        ERR_OK)
        mem_abort(LIBM_SO " cannot be loaded");
}

#define DEFINE_OF_ONE(name)                                                                        \
    double name(double x)                                                                          \
    {                                                                                              \
        if (libm.name == NULL)                                                                     \
            load();                                                                                \
        return libm.name(x);                                                                       \
    }
#define DEFINE_OF_TWO(name)                                                                        \
    double name(double x, double y)                                                                \
    {                                                                                              \
        if (libm.name == NULL)                                                                     \
            load();                                                                                \
        return libm.name(x, y);                                                                    \
    }

OF_ONE(DEFINE_OF_ONE)
OF_TWO(DEFINE_OF_TWO)
