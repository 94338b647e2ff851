package dev.regnest.evidence.format.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/**
 * What a reader sees and does, in a real browser, whose console stays empty and which fetches nothing.
 *
 * <p>Without one these tests are skipped with a line that says so; {@code -Dregnest.browser.required=true} makes that a failure.
 */
abstract class InABrowser {
  private static Browser browser;

  @BeforeAll
  static void openABrowser() throws IOException {
    Optional<String> missing = Browser.missing();
    if (missing.isPresent()) {
      System.out.println("regnest: NO BROWSER TESTS: " + missing.get()
          + " not found; Debian: apt-get install chromium chromium-driver");
      assertFalse(Boolean.getBoolean("regnest.browser.required"), missing::get);
    }
    assumeTrue(missing.isEmpty(), "no browser here");
    browser = Browser.open();
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
      browser = null;
    }
  }

  static Browser browser() {
    return browser;
  }

  /** Opens the page that most tests look at, at that address. */
  static void open(String fragment) {
    browser.go(Pages.usual(), fragment);
  }

  @BeforeEach
  void openItOnADesktop() {
    browser.size(1280, 900);
    browser.prefers("light");
    open("");
  }

  @AfterEach
  void nothingWasFetchedAndNothingWentWrong() {
    if (browser != null) {
      String text = browser.text("body");
      assertFalse(text.contains("[object") || text.contains("undefined"), text);
      assertEquals(List.of(), browser.console());
      assertEquals(List.of(), browser.fetched());
    }
  }
}
