package dev.regnest.stress.litmus;

/** How two actors share time. */
public enum Scheduling {
  /** Two cores: any interleaving, and a store buffer for each as x86 has. */
  FREE,
  /** One CPU: the second actor runs whole, at one point of what the compiler made of the first. */
  NESTED
}
