package dev.regnest.evidence.format.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** The matrix: what it leaves out when asked, and what its words mean. */
class PageFiltersTest extends InABrowser {
  private static final String ROWS = ".matrix tbody tr:not([hidden])";
  private static final String COLUMNS = ".matrix thead th:not(.corner):not([hidden])";

  @Test
  void designsAndHypothesesAreThoseWithWhatWasTyped() {
    browser().go(Pages.wide(), "");
    int rows = browser().all(ROWS).size();
    assertEquals(16, browser().all(COLUMNS).size());
    browser().find(".filters input:last-child").sendKeys("Reorders");
    assertEquals(1, browser().all(COLUMNS).size());
    assertEquals(rows, browser().all(ROWS).size());
    assertEquals(
        rows, browser().all("td:not([hidden]) > button.cell").size(), "one cell a design is left");
    browser().find(".filters input:first-child").sendKeys("no such");
    assertEquals(0, browser().all(ROWS).size());
    browser()
        .find(".filters input:first-child")
        .sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.DELETE);
    assertEquals(rows, browser().all(ROWS).size());
  }

  @Test
  void eachClaimIsExplained() {
    browser().find(".claims summary").click();
    String claims = browser().text(".claims");
    assertTrue(claims.contains("P1 isolation"), claims);
    assertTrue(claims.contains("breaks if an emitted word was never filled"), claims);
  }

  @Test
  void aKernelThatNeverHadTheDesignIsStarred() {
    browser().go(Pages.starred(), "");
    assertEquals("P3*", browser().text(".cell.violated b"));
    assertTrue(
        browser().text(".legend").contains("* in a kernel that never had the design"),
        browser().text(".legend"));
    open("");
    assertTrue(!browser().text(".matrix").contains("*"), "the twin");
  }
}
