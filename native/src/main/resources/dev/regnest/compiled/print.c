/* SPDX-License-Identifier: Apache-2.0 */
/* What is found, as lines of JSON. */
#include "harness.h"
#include <stdarg.h>
#include <stdio.h>
#include <unistd.h>

void print_text(const char *text)
{
	putchar('"');
	for (; *text; text++) {
		if (*text == '"' || *text == '\\')
			printf("\\%c", *text);
		else if ((unsigned char)*text < ' ')
			printf("\\u%04x", (unsigned char)*text);
		else
			putchar(*text);
	}
	putchar('"');
}

static void print_arrival(const struct arrival *arrival)
{
	printf("{\"letter\":\"%c\",\"k\":%ld,\"pc\":%lu,\"from\":%lu}", arrival->letter, arrival->k, (unsigned long)arrival->pc,
	       (unsigned long)arrival->from);
}

void print_plan(void)
{
	printf("\"bottom\":\"%c\",\"userMode\":%s,\"arrivals\":[", plan.bottom, plan.user_mode ? "true" : "false");
	for (int i = 0; i < plan.nested; i++) {
		printf(i ? "," : "");
		print_arrival(&plan.arrivals[i]);
	}
	printf("]");
	if (plan.again.letter) {
		printf(",\"again\":");
		print_arrival(&plan.again);
	}
}

void print_breaks(const struct broken *which)
{
	printf("\"claim\":\"%s\",\"text\":", which->claim);
	print_text(which->text);
	printf(",\"line\":%d,\"pc\":%lu", which->line, (unsigned long)which->pc);
}

/* Whatever was under way does not matter any more. */
void fails(const char *kind, const char *format, ...)
{
	char message[256];
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(message, sizeof(message), format, arguments);
	va_end(arguments);
	printf("\n{\"type\":\"failed\",\"kind\":\"%s\",\"message\":", kind);
	print_text(message);
	printf(",");
	print_plan();
	printf("}\n");
	fflush(stdout);
	_exit(0);
}
