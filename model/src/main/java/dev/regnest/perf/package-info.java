/** What perf and the entry code do around a design: pt_regs, recursion counters, the sampling path, handlers, the task. */
package dev.regnest.perf;
