/* SPDX-License-Identifier: Apache-2.0 */
/* What is found, as lines of JSON. */
#include "harness.h"
#include <ctype.h>
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

void write_source(char *text, struct source source)
{
	*text++ = source.event ? toupper(source.letter) : source.letter;
	if (devices(source.letter) > 1)
		text += sprintf(text, "%d", source.device + 1);
	if (source.event && devices('x') > 1)
		text += sprintf(text, ":%d", source.event);
	*text = 0;
}

static void print_arrival(const struct arrival *arrival)
{
	char source[SOURCE_TEXT];

	write_source(source, arrival->source);
	printf("{\"source\":\"%s\",\"k\":%ld,\"pc\":%lu,\"from\":%lu}", source, arrival->k, (unsigned long)arrival->pc,
	       (unsigned long)arrival->from);
}

void print_plan(void)
{
	char bottom[SOURCE_TEXT];

	write_source(bottom, plan.bottom);
	printf("\"bottom\":\"%s\",\"userMode\":%s,\"arrivals\":[", bottom, plan.user_mode ? "true" : "false");
	for (int i = 0; i < plan.nested; i++) {
		printf(i ? "," : "");
		print_arrival(&plan.arrivals[i]);
	}
	printf("]");
	if (plan.again.source.letter) {
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
