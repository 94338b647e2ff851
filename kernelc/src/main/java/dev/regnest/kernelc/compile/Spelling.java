package dev.regnest.kernelc.compile;

/** What to say about a name that is not known. */
final class Spelling {
  private Spelling() {}

  static String hint(String name) {
    return name.startsWith("__VERIFIER_")
        ? "; of the SV-COMP names, __VERIFIER_assert(), __VERIFIER_assume() and __VERIFIER_nondet_TYPE() are known, with bool and the"
            + " integers for TYPE"
        : "; define it in the file, or see docs/writing-a-hypothesis.md for the kernel's words that are known";
  }
}
