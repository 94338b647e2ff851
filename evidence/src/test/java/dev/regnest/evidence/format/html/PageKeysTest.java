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
    for (int i = 0; i < 20 && !focused().startsWith("percpu4-posted, nested-irqs"); i++) {
      browser().press(Keys.TAB);
    }
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
    assertTrue(
        browser().text(".unknown").startsWith("This page has no \"no-such-design/"),
        browser().text(".unknown"));
    open("#percpu4-posted/nested-irqs");
    assertEquals(0, browser().all(".unknown:not([hidden])").size());
  }

  @Test
  void arrowKeysStepInThePlayerAlone() {
    open("#percpu4-posted/nested-irqs/P1/3");
    browser().run("document.activeElement.blur()");
    browser().press(Keys.ARROW_RIGHT);
    assertTrue(browser().text(".count").startsWith("3 of"), browser().text(".count"));
    browser().run("document.querySelector('.stage').focus()");
    browser().press(Keys.ARROW_RIGHT);
    assertTrue(browser().text(".count").startsWith("4 of"), browser().text(".count"));
  }

  @Test
  void aLinkToAScheduleOpensAtIt() {
    open("");
    assertEquals(0.0, top("body"), 1);
    open("#single-flag-first/nested-irqs/P3");
    assertTrue(top(".view") < 100, () -> "at " + top(".view"));
  }

  private static double top(String css) {
    return ((Number) browser()
            .run("return document.querySelector(arguments[0]).getBoundingClientRect().top", css))
        .doubleValue();
  }

  @Test
  void theLineOnWhichTheReaderStandsIsInTheWindow() {
    browser().size(1280, 420);
    open("#percpu4-posted/nested-irqs/P1/1");
    browser().press(Keys.END);
    String below = "const r = document.querySelector('.row.now').getBoundingClientRect();"
        + " return r.top >= 0 && r.bottom <= innerHeight";
    assertEquals(true, browser().run(below));
    browser().run("scrollTo(0, 0)");
    assertEquals(false, browser().run(below), "the window is small enough to tell");
    browser().press(Keys.ARROW_LEFT);
    assertEquals(true, browser().run(below));
  }

  @Test
  void theCommandIsCopied() {
    browser().find(".command button").click();
    assertEquals("copied", browser().text(".command button"));
  }
}
