/** Facts about the kernel: contexts, the bits of {@code preempt_count}, eras, {@code struct pt_regs}. */
package dev.regnest.kernel;
