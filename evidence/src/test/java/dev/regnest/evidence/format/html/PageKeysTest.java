package dev.regnest.evidence.format.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** The keyboard, the address and the clipboard. */
class PageKeysTest extends InABrowser {
  @Test
  void theKeyboardAloneIsEnough() {
    for (int i = 0; i < 20 && !focused().startsWith("percpu4-posted, nested-irqs"); i++) {
      browser().press(Keys.TAB);
    }
    browser().press(Keys.ARROW_DOWN);
    browser().press(Keys.ARROW_RIGHT);
    assertTrue(focused().startsWith("percpu4-ordered, half-built-entry"), focused());
    browser().press(Keys.ENTER);
    assertEquals("percpu4-ordered under half-built-entry", browser().text(".view h2"));
    browser().run("document.activeElement.blur()");
    browser().press(Keys.HOME);
    assertTrue(browser().text(".count").startsWith("1 of"), browser().text(".count"));
    browser().press(Keys.ARROW_RIGHT, 2);
    assertTrue(browser().text(".count").startsWith("3 of"), browser().text(".count"));
  }

  private static String focused() {
    return String.valueOf(
        browser().run("return document.activeElement.getAttribute('aria-label')"));
  }

  @Test
  void whatHasTheFocusIsOutlined() {
    browser().press(Keys.TAB, 2);
    assertTrue(focused().startsWith("percpu4-posted, nested-irqs"), focused());
    assertEquals(
        "solid 2px",
        browser()
            .run(
                "const s = getComputedStyle(document.activeElement); return s.outlineStyle + ' ' + s.outlineWidth"));
    browser().run("document.activeElement.blur()");
    assertEquals(
        "none",
        browser().run("return getComputedStyle(document.querySelector('.cell')).outlineStyle"),
        "else it means nothing");
  }

  @Test
  void theAddressLeadsBackToTheSameStep() {
    open("#single-flag-first/nested-irqs/P3/5");
    assertEquals("single-flag-first under nested-irqs", browser().text(".view h2"));
    assertTrue(browser().text(".count").startsWith("5 of"), browser().text(".count"));
    browser().press(Keys.ARROW_RIGHT);
    assertTrue(
        browser().address().endsWith("#single-flag-first/nested-irqs/P3/6"),
        browser().address());
    String line = browser().line();
    open(browser().address().replaceFirst("[^#]*", ""));
    assertEquals(line, browser().line());
  }

  @Test
  void anAddressThatNamesNothingShowsTheFirstBreak() {
    open("#no-such-design/%E0%A4%A/<b>/99999");
    assertEquals("percpu4-posted under nested-irqs", browser().text(".view h2"));
  }

  @Test
  void theCommandIsCopied() {
    browser().find(".command button").click();
    assertEquals("copied", browser().text(".command button"));
  }
}
