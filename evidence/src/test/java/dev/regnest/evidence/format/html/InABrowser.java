package dev.regnest.evidence.format.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What a reader sees and does, in a real browser, whose console stays empty and which fetches nothing.
 *
 * <p>Without one these tests are skipped with a line that says so; {@code -Dregnest.browser.required=true} makes that a failure.
 */
@ExtendWith(OneBrowser.class)
abstract class InABrowser {
  static Browser browser() {
    return OneBrowser.open();
  }

  /** Opens the page that most tests look at, at that address. */
  static void open(String fragment) {
    browser().go(Pages.usual(), fragment);
  }

  @BeforeEach
  void openItOnADesktop() {
    browser().size(1280, 900);
    browser().prefers("light");
    open("");
  }

  @AfterEach
  void nothingWasFetchedAndNothingWentWrong() {
    String text = browser().text("body");
    assertFalse(text.contains("[object") || text.contains("undefined"), text);
    assertEquals(List.of(), browser().console());
    assertEquals(List.of(), browser().fetched());
  }
}
