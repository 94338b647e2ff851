package dev.regnest.evidence.format.html;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Opens the browser that all tests of a JVM share, as starting one takes longer than most of them do; JUnit closes it behind the last. */
final class OneBrowser implements BeforeAllCallback {
  private static Browser open;

  static Browser open() {
    return open;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    Optional<String> missing = Browser.missing();
    if (missing.isPresent()) {
      System.out.println("regnest: NO BROWSER TESTS: " + missing.get()
          + " not found; Debian: apt-get install chromium chromium-driver");
      assertFalse(Boolean.getBoolean("regnest.browser.required"), missing::get);
    }
    assumeTrue(missing.isEmpty(), "no browser here");
    open = context
        .getRoot()
        .getStore(ExtensionContext.Namespace.create(OneBrowser.class))
        .getOrComputeIfAbsent(Browser.class, key -> opened(), Browser.class);
  }

  private static Browser opened() {
    try {
      return Browser.open();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
