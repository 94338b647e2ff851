package dev.regnest.compiled;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Where compiled code can be interrupted. */
class ToolchainTest {
  @Test
  void needsLinuxOnX86() {
    assertEquals(
        "this is Linux on aarch64; stepping through instructions needs Linux on x86-64",
        Toolchain.missing("Linux", "aarch64").orElseThrow());
    assertTrue(Toolchain.missing("Mac OS X", "x86_64").isPresent());
  }

  @Test
  void aCompilerThatIsNotThereIsNone() {
    assertFalse(Toolchain.named("no-such-compiler").isPresent());
  }

  @Test
  void itsShortVersionLeavesOutWhoPackedIt() {
    assertEquals(
        "gcc 12.2.0", new Toolchain("gcc", "gcc (Debian 12.2.0-14+deb12u1) 12.2.0").shortVersion());
    assertEquals(
        "clang 14.0.6", new Toolchain("clang", "Debian clang version 14.0.6").shortVersion());
  }
}
