#ifndef OWN_KCONFIG_H
#define OWN_KCONFIG_H
#include <generated/autoconf.h>
#endif
