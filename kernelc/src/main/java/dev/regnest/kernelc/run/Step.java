package dev.regnest.kernelc.run;

/** A statement, ready to run. */
@FunctionalInterface
public interface Step {
  /** It went through. */
  int NORMAL = 0;

  /** It met a break. */
  int BREAK = 1;

  /** It met a continue. */
  int CONTINUE = 2;

  /** It met a return; {@link Run#returns} says with what. */
  int RETURN = 3;

  /** It met a goto; {@link Run#label} says whereto. */
  int GOTO = 4;

  /** {@return how it ended} */
  int run(Run run);
}
