package dev.regnest.evidence.format.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.regnest.design.Design;
import dev.regnest.evidence.format.Sample;
import dev.regnest.evidence.results.Build;
import dev.regnest.evidence.results.LoadBearing;
import dev.regnest.evidence.results.Playable;
import dev.regnest.evidence.results.Results;
import dev.regnest.explore.Hypotheses;
import dev.regnest.explore.Judgement;
import dev.regnest.explore.why.Mutants;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/**
 * What a reader sees and does, in a real browser.
 *
 * <p>Without one these tests are skipped with a line that says so; {@code -Dregnest.browser.required=true} makes that a failure. Screenshots land
 * in {@code target/screenshots}.
 */
class PageInABrowserTest {
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");
  private static final String DECISIVE = "emit slot 1: ax";

  @TempDir
  private static Path folder;

  private static Browser browser;
  private static Path page;

  @BeforeAll
  static void openAPage() throws IOException {
    Optional<String> missing = Browser.missing();
    if (missing.isPresent()) {
      System.out.println("regnest: NO BROWSER TESTS: " + missing.get()
          + " not found; Debian: apt-get install chromium chromium-driver");
      assertFalse(Boolean.getBoolean("regnest.browser.required"), missing::get);
    }
    assumeTrue(missing.isEmpty(), "no browser here");
    List<Design> designs = List.of(
        Sample.design("percpu4-posted"),
        Sample.design("percpu4-ordered"),
        Sample.design("single-flag-first"),
        Sample.evil());
    List<List<Judgement>> judgements =
        Sample.judgements(designs, "nested-irqs", "half-built-entry");
    Results all = Sample.results(judgements).with(Build.measured(null));
    List<Results.Design> explained = new ArrayList<>(all.designs());
    explained.set(
        1,
        explained
            .get(1)
            .with(LoadBearing.of(
                Mutants.of(judgements.get(1).get(0).design(), Hypotheses.provable()),
                judgements.get(1),
                () -> false)));
    Results results = all.with(explained);
    page =
        Files.writeString(folder.resolve("index.html"), Html.of(Playable.of(results, judgements)));
    browser = Browser.open();
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void openItOnADesktop() {
    browser.size(1280, 900);
    browser.prefers("light");
    browser.go(page, "");
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

  @Test
  void aClickOnABrokenCellShowsTheDecisiveLine() {
    browser.find("button.cell[data-d='0'][data-h='0']").click();
    assertEquals("percpu4-posted under nested-irqs", browser.text(".view h2"));
    assertTrue(browser.line().contains(DECISIVE), browser.line());
    assertTrue(browser.line().contains("hardirq's words"), browser.line());
    assertTrue(browser.text(".violation").contains("after the hardirq sample had stored there"));
    assertEquals("./regnest replay percpu4-posted 's1(h6)'", browser.text(".command code"));
  }

  @Test
  void stepsLeadToTheViolationAndMemoryFollows() {
    browser.go(page, "#percpu4-posted/nested-irqs/P1/1");
    String before = word("__regs_user[1].ax");
    assertTrue(before.contains("–"), before);
    for (int i = 0; i < 40 && !browser.line().contains("fill slot 1: ax"); i++) {
      browser.press(Keys.ARROW_RIGHT);
    }
    assertTrue(word("__regs_user[1].ax").contains("S"), "the softirq's");
    browser.press(Keys.ARROW_RIGHT, 3);
    assertTrue(browser.line().contains("overwrites"), browser.line());
    assertTrue(word("__regs_user[1].ax").contains("H"), "the hardirq's");
    browser.press("v");
    assertTrue(browser.line().contains(DECISIVE), browser.line());
    browser.press(Keys.ARROW_LEFT);
    assertFalse(browser.line().contains(DECISIVE), browser.line());
    assertEquals(2, browser.all(".stack li").size(), "the softirq over the task");
  }

  private static String word(String cell) {
    return browser.find(".word[title^='" + cell + ":']").getText();
  }

  @Test
  void theKeyboardAloneIsEnough() {
    for (int i = 0; i < 20 && !focused().startsWith("percpu4-posted, nested-irqs"); i++) {
      browser.press(Keys.TAB);
    }
    browser.press(Keys.ARROW_DOWN);
    browser.press(Keys.ARROW_RIGHT);
    assertTrue(focused().startsWith("percpu4-ordered, half-built-entry"), focused());
    browser.press(Keys.ENTER);
    assertEquals("percpu4-ordered under half-built-entry", browser.text(".view h2"));
    browser.run("document.activeElement.blur()");
    browser.press(Keys.HOME);
    assertTrue(browser.text(".count").startsWith("1 of"), browser.text(".count"));
    browser.press(Keys.ARROW_RIGHT, 2);
    assertTrue(browser.text(".count").startsWith("3 of"), browser.text(".count"));
  }

  private static String focused() {
    return String.valueOf(browser.run("return document.activeElement.getAttribute('aria-label')"));
  }

  @Test
  void theAddressLeadsBackToTheSameStep() {
    browser.go(page, "#single-flag-first/nested-irqs/P3/5");
    assertEquals("single-flag-first under nested-irqs", browser.text(".view h2"));
    assertTrue(browser.text(".count").startsWith("5 of"), browser.text(".count"));
    browser.press(Keys.ARROW_RIGHT);
    assertTrue(
        browser.address().endsWith("#single-flag-first/nested-irqs/P3/6"), browser.address());
    String line = browser.line();
    browser.go(page, browser.address().replaceFirst("[^#]*", ""));
    assertEquals(line, browser.line());
  }

  @Test
  void anAddressThatNamesNothingShowsTheFirstBreak() {
    browser.go(page, "#no-such-design/%E0%A4%A/<b>/99999");
    assertEquals("percpu4-posted under nested-irqs", browser.text(".view h2"));
  }

  @Test
  void aScheduleThatBreaksNothingCanBeSteppedToo() {
    browser.go(page, "#percpu4-ordered/nested-irqs");
    assertTrue(browser.text(".headline").contains("breaks percpu4-posted, but not this design"));
    assertEquals(0, browser.all(".row.broken").size());
    browser.press(Keys.HOME);
    browser.press(Keys.ARROW_RIGHT, 4);
    assertTrue(browser.text(".count").startsWith("5 of"), browser.text(".count"));
  }

  @Test
  void interruptsLieInsideWhatTheyInterrupt() {
    browser.go(page, "#percpu4-posted/nested-irqs/P1");
    Object nested = browser.run("""
        const box = [...document.querySelectorAll('.frame')].map(f => f.getBoundingClientRect());
        return box.slice(1).every((inner, i) => {
          const outer = box[i];
          return inner.left > outer.left && inner.right < outer.right
            && inner.top >= outer.top && inner.bottom <= outer.bottom;
        }) && box.length;
        """);
    assertEquals(3L, nested, "task, softirq in it, hardirq in that");
  }

  @Test
  void aNameThatIsMarkupStaysText() {
    String evil = Sample.EVIL;
    browser.find("button.cell[data-d='3'][data-h='0']").click();
    Object shown = browser.run("return document.querySelector('.view h2').textContent");
    assertEquals(evil + " under nested-irqs", shown);
    assertEquals(2, browser.all("script").size(), "the data and the page's own");
    assertEquals(Boolean.FALSE, browser.run("return !!window.hacked"));
    browser.go(page, browser.address().replaceFirst("[^#]*", ""));
    assertEquals(
        evil + " under nested-irqs",
        browser.run("return document.querySelector('.view h2').textContent"));
  }

  @ParameterizedTest
  @CsvSource({
    "1280, light",
    "1280, dark",
    "390, light",
    "390, dark",
  })
  void fitsTheWindowInBothColours(int width, String colours) throws IOException {
    browser.size(width, 1400);
    browser.prefers(colours);
    browser.go(page, "#percpu4-posted/nested-irqs/P1");
    assertEquals(
        0L,
        browser.run(
            "return document.documentElement.scrollWidth - document.documentElement.clientWidth"),
        "no sideways scrolling of the page");
    double contrast = ((Number) browser.run(CONTRAST)).doubleValue();
    assertTrue(contrast >= 4.5, "contrast " + contrast);
    browser.screenshot(SCREENSHOTS.resolve("page-" + width + "-" + colours + ".png"));
  }

  /** The least contrast of a text that is not pale on purpose, by the formula of WCAG 2. */
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
      for (const e of document.querySelectorAll('.cell, .badge, .mark, .verdict, .legend, h1, h2, .quiet, a')) {
        if (e.closest('.later') || !e.textContent) continue;
        const a = light(rgb([...behind(e), getComputedStyle(e).color]));
        const b = light(rgb(behind(e)));
        least = Math.min(least, (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05));
      }
      return least;
      """;

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void theButtonTurnsTheColoursRound(String colours) {
    browser.prefers(colours);
    browser.go(page, "");
    Object before = browser.run("return getComputedStyle(document.body).backgroundColor");
    browser.find(".theme").click();
    assertNotEquals(before, browser.run("return getComputedStyle(document.body).backgroundColor"));
    browser.find(".theme").click();
    assertEquals(before, browser.run("return getComputedStyle(document.body).backgroundColor"));
  }

  @Test
  void aPageThatFetchesIsSeenToDoSo() throws IOException {
    Path other =
        Files.writeString(folder.resolve("other.html"), "<img src='http://127.0.0.1:9/x.png'>");
    browser.go(other, "");
    assertEquals(List.of("http://127.0.0.1:9/x.png"), browser.fetched());
    assertFalse(browser.console().isEmpty(), "and its console says that it could not");
  }

  @Test
  void showsWhatIsLoadBearingBesideTheDesign() {
    browser.go(page, "#percpu4-ordered/nested-irqs");
    String fill = browser.all(".why .operation").stream()
        .map(e -> e.getText())
        .filter(text -> text.contains("__regs_user[i].ip = "))
        .findFirst()
        .orElseThrow();
    assertTrue(fill.contains("left out P3 Leak"), fill);
    assertFalse(browser.all(".why .operation.bears").isEmpty());
    browser.go(page, "#single-flag-first/nested-irqs");
    assertEquals(0, browser.all(".why").size(), "nobody asked");
  }

  @Test
  void theCommandIsCopied() {
    browser.find(".command button").click();
    assertEquals("copied", browser.text(".command button"));
  }

  @Test
  void printsEveryLineOfTheTimeline() throws IOException {
    byte[] pdf = browser.print();
    Files.createDirectories(SCREENSHOTS);
    Files.write(SCREENSHOTS.resolve("page.pdf"), pdf);
    assertTrue(pdf.length > 10_000, "it has pages");
  }
}
