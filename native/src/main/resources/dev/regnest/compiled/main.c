/* SPDX-License-Identifier: Apache-2.0 */
/* Reads what the hypothesis says, as name=value, and limits what this process may do. */
#include "harness.h"
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

static void limit(int resource, rlim_t most)
{
	/* Beyond the soft limit of CPU time comes SIGXCPU, beyond the hard one SIGKILL. */
	struct rlimit limit = { most, most + 1 };

	if (setrlimit(resource, &limit))
		fails("cannot", "setrlimit %d", resource);
}

/* With the one that asks, whoever ends that and how. */
static void end_with(pid_t parent)
{
	if (prctl(PR_SET_PDEATHSIG, SIGKILL))
		fails("cannot", "prctl");
	if (getppid() != parent)
		_exit(0);
}

static const char *value(int argc, char **argv, const char *name)
{
	size_t length = strlen(name);

	for (int i = 1; i < argc; i++)
		if (!strncmp(argv[i], name, length) && argv[i][length] == '=')
			return argv[i] + length + 1;
	fails("cannot", "no %s=", name);
}

#define NUMBER(name)	atol(value(argc, argv, name))

static struct rules rules_of(int argc, char **argv)
{
	return (struct rules){
		.bottoms = value(argc, argv, "bottoms"),
		.user = value(argc, argv, "user"),
		.arrivals = value(argc, argv, "arrivals"),
		.nokprobe = value(argc, argv, "nokprobe"),
		.nmi_field_max = NUMBER("nmi-field-max"),
		.irqs_on_in_hardirq = NUMBER("irqs-on-in-hardirq"),
		.bh_disabled = NUMBER("bh-disabled"),
		.exceptions_like_nmi = NUMBER("exceptions-like-nmi"),
		.debug_in_nmi = NUMBER("debug-in-nmi"),
		.nmi_entry_traceable = NUMBER("nmi-entry-traceable"),
		.optprobes_irqs_off = NUMBER("optprobes-irqs-off"),
		.serving_softirq = NUMBER("serving-softirq"),
		.reentry = NUMBER("reentry"),
	};
}

int main(int argc, char **argv)
{
	end_with(NUMBER("parent"));
	limit(RLIMIT_CPU, NUMBER("seconds"));
	limit(RLIMIT_AS, 512UL << 20);
	limit(RLIMIT_FSIZE, 0);
	limit(RLIMIT_CORE, 0);
	limit(RLIMIT_NOFILE, 8);
	rules = rules_of(argc, argv);
	events_check();
	regnest_set_up();
	step_install();
	explore(NUMBER("depth"), NUMBER("again"), NUMBER("samples"), strtoul(value(argc, argv, "seed"), NULL, 10));
	return 0;
}
