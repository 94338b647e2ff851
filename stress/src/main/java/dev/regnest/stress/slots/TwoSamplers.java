package dev.regnest.stress.slots;

import dev.regnest.stress.memory.Sampler;

/** Samplers of one design in the two contexts of a test, for each thread. */
record TwoSamplers(ThreadLocal<Sampler> first, ThreadLocal<Sampler> second) {}
