package dev.regnest.machine;

/** A part of a sample's way at which a design's own code runs; between them runs the kernel's. */
public enum Stage {
  /** What it adds to perf_sample_data_init(). */
  INIT,
  /** Its part of perf_prepare_sample(). */
  PREPARE,
  /** Its part of perf_output_sample(). */
  OUTPUT,
  /** What it adds after the sample was written out. */
  FREE
}
