package dev.regnest.kernelc.run;

/** An expression, ready to run. */
@FunctionalInterface
public interface Code {
  /** {@return its value: an integer, sign or zero extended from its type, or an address} */
  long eval(Run run);
}
