package dev.regnest.evidence.format.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sizes, colours and paper. */
class PageLooksTest extends InABrowser {
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");

  @ParameterizedTest
  @CsvSource({
    "1280, light",
    "1280, dark",
    "390, light",
    "390, dark",
  })
  void fitsTheWindowInBothColours(int width, String colours) throws IOException {
    browser().size(width, 1400);
    browser().prefers(colours);
    open("#percpu4-posted/nested-irqs/P1");
    assertEquals(
        0L,
        browser()
            .run(
                "return document.documentElement.scrollWidth - document.documentElement.clientWidth"),
        "no sideways scrolling of the page");
    double contrast = ((Number) browser().run(CONTRAST)).doubleValue();
    assertTrue(contrast >= 4.5, "contrast " + contrast);
    browser().screenshot(SCREENSHOTS.resolve("page-" + width + "-" + colours + ".png"));
  }

  @ParameterizedTest
  @CsvSource({
    "1280, light",
    "1280, dark",
    "390, light",
    "390, dark",
  })
  void nothingOfAFileOverlapsInEitherWidth(int width, String colours) throws IOException {
    browser().size(width, 1400);
    browser().prefers(colours);
    browser().go(Pages.ofC(), "#before.c/nested-irqs/ASSERT");
    assertEquals("", browser().run(OVERLAPPING));
    browser().screenshot(SCREENSHOTS.resolve("c-" + width + "-" + colours + ".png"));
  }

  @Test
  void whatOverlapsIsSeen() {
    browser().run("document.querySelector('.controls button').style.marginRight = '-3rem'");
    assertNotEquals("", browser().run(OVERLAPPING));
  }

  /** The texts and controls, none of which lies in another, that share some of the page. */
  private static final String OVERLAPPING = """
      const all = [...document.querySelectorAll(
        '.row, .point, .controls > *, .command > *, .headline, .verdict, .now-text, .memory, .source, .story')]
        .map(e => [e, e.getBoundingClientRect()]).filter(([, r]) => r.width && r.height);
      const share = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1
        && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
      return all.flatMap(([e, a], i) => all.slice(i + 1)
        .filter(([f, b]) => !e.contains(f) && !f.contains(e) && share(a, b))
        .filter(([f]) => !(e.closest('.controls') && f.closest('.timeline')))
        .map(([f]) => e.className + ' and ' + f.className)).join(', ');
      """;

  /** The least contrast of a text, by the formula of WCAG 2. */
  private static final String CONTRAST = """
      const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
      const rgb = colours => {
        canvas.clearRect(0, 0, 1, 1);
        colours.forEach(c => { canvas.fillStyle = c; canvas.fillRect(0, 0, 1, 1); });
        return [...canvas.getImageData(0, 0, 1, 1).data];
      };
      const light = ([r, g, b]) => [r, g, b].map(v => v / 255)
        .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
        .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
      const behind = e => e ? [...behind(e.parentElement), getComputedStyle(e).backgroundColor] : [];
      let least = 21;
      for (const e of document.querySelectorAll('.row code, .cell, .badge, .mark, .verdict, .legend, h1, h2, .quiet, a')) {
        if (!e.textContent) continue;
        const a = light(rgb([...behind(e), getComputedStyle(e).color]));
        const b = light(rgb(behind(e)));
        least = Math.min(least, (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05));
      }
      return least;
      """;

  @Test
  void everyHypothesisHasRoomOnADesktop() {
    browser().go(Pages.wide(), "");
    assertEquals(16, browser().all(".matrix thead th").size() - 1);
    assertEquals(0L, hidden(".matrix .scroll"));
    assertEquals(
        0L,
        browser()
            .run(
                "return [...document.querySelectorAll('.cell')].filter(c => c.scrollWidth > c.clientWidth).length"),
        "no cell is too narrow for its claims");
  }

  @Test
  void onAPhoneTheMatrixScrollsInItsOwnBoxBesideTheNamesAndPointsStayOnOneLine() {
    browser().size(390, 1400);
    browser().go(Pages.wide(), "#not-yet-filled-shared/compiler-reorders/P1");
    assertTrue(hidden(".matrix .scroll") > 0, "the twin of the test above");
    browser().run("document.querySelector('.matrix .scroll').scrollLeft = 10000");
    assertEquals(true, browser().run("""
        const right = document.querySelector('.matrix .scroll').getBoundingClientRect().right;
        const cells = [...document.querySelectorAll('.matrix tbody tr:first-child .cell')];
        return cells.pop().getBoundingClientRect().right <= right + 1;
        """), "the last cell comes into view");
    assertEquals(
        true,
        browser()
            .run(
                "return document.querySelector('.matrix tbody th').getBoundingClientRect().left >= 0"),
        "and names stay");
    assertEquals(0L, browser().run(POINTS_ON_SEVERAL_LINES));
  }

  private static final String POINTS_ON_SEVERAL_LINES = """
      return [...document.querySelectorAll('.point')].filter(point => {
        const text = document.createRange();
        text.selectNodeContents(point);
        return text.getClientRects().length > 1;
      }).length;
      """;

  private static long hidden(String css) {
    return (Long) browser()
        .run(
            "const e = document.querySelector(arguments[0]); return e.scrollWidth - e.clientWidth",
            css);
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void theButtonTurnsTheColoursRound(String colours) {
    browser().prefers(colours);
    open("");
    Object before = browser().run("return getComputedStyle(document.body).backgroundColor");
    browser().find(".theme").click();
    assertNotEquals(
        before, browser().run("return getComputedStyle(document.body).backgroundColor"));
    browser().find(".theme").click();
    assertEquals(before, browser().run("return getComputedStyle(document.body).backgroundColor"));
  }

  @Test
  void printsEveryLineOfTheTimeline() throws IOException {
    byte[] pdf = browser().print();
    Files.createDirectories(SCREENSHOTS);
    Files.write(SCREENSHOTS.resolve("page.pdf"), pdf);
    assertTrue(pdf.length > 10_000, "it has pages");
  }

  @Test
  void nothingIsCutOnPaper() {
    browser().size(700, 1000);
    browser().go(Pages.wide(), "#not-yet-filled-shared/nested-irqs/P1");
    assertTrue(
        (Long) browser().run(BEYOND_THE_EDGE) > 0, "on a screen this narrow the matrix scrolls");
    browser().printing();
    assertEquals(0L, browser().run(BEYOND_THE_EDGE));
  }

  private static final String BEYOND_THE_EDGE = """
      return [...document.querySelectorAll('.cell, .row, .memory, .story, .operation, dd')]
        .filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1).length;
      """;
}
