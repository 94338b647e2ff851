/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Do nested programs have a buffer each?
 *
 * There are three, and four levels may nest, so that the warning that there are no more can fire; none is handed out twice.
 *
 * Hypotheses: nested-irqs
 * Era: V6_1
 * Result: VIOLATED ASSERT
 */
#define MAX_BPRINTF_VARARGS 2
// paste kernel/bpf/helpers.c MAX_BPRINTF_NEST_LEVEL
#define MAX_BPRINTF_BIN_ARGS 4
#define MAX_BPRINTF_BUF 4
// paste include/linux/bpf.h bpf_bprintf_data
// paste kernel/bpf/helpers.c bpf_bprintf_buffers bpf_bprintf_bufs bpf_bprintf_nest_level try_get_buffers bpf_bprintf_cleanup

static void __task __softirq __hardirq __nmi program(void)
{
	struct bpf_bprintf_buffers *buffers;
	struct bpf_bprintf_data data = { };

	if (try_get_buffers(&buffers))
		return;
	data.buf = buffers->buf;
	BUG_ON(data.buf[0]);
	data.buf[0] = 1;
	data.buf[0] = 0;
	bpf_bprintf_cleanup(&data);
}

static void __at_rest balance(void) { WARN_ON(bpf_bprintf_nest_level); }
