#include "base/i18n.h"

int main(void)
{
    i18n_init();
    return 0;
}
