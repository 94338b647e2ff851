package dev.regnest.evidence.format.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * axe-core finds nothing on the page.
 *
 * <p>{@code npm ci --prefix evidence/src/test/axe} fetches it. Without it these tests are skipped with a line that says so; {@code
 * -Dregnest.axe.required=true} makes that a failure.
 */
class PageAccessTest extends InABrowser {
  private static final Path AXE = Path.of("src/test/axe/node_modules/axe-core/axe.min.js");
  private static final String FOUND = """
      const [done] = [arguments[arguments.length - 1]];
      axe.run(document, {resultTypes: ['violations']})
        .then(r => done(r.violations.map(v => v.id + ': ' + v.nodes.map(n => n.target + ' ' + n.failureSummary).join('; ')).join('\\n')));
      """;

  private static String axe = "";

  @BeforeAll
  static void readAxe() throws IOException {
    if (!Files.exists(AXE)) {
      System.out.println("regnest: NO TESTS BY AXE: npm ci --prefix evidence/src/test/axe");
      assertFalse(Boolean.getBoolean("regnest.axe.required"), AXE + " is not there");
    }
    assumeTrue(Files.exists(AXE), "no axe-core here");
    axe = Files.readString(AXE);
  }

  @ParameterizedTest
  @CsvSource({
    "designs, 1280, light",
    "designs, 390, dark",
    "a file, 1280, dark",
    "a file, 390, light",
  })
  void findsNothing(String page, int width, String colours) {
    browser().size(width, 1400);
    browser().prefers(colours);
    if (page.equals("a file")) {
      browser().go(Pages.ofC(), "");
    } else {
      open("#percpu4-posted/nested-irqs/P1/5");
    }
    assertEquals("", found());
  }

  @Test
  void findsAButtonWithoutAName() {
    browser()
        .run("document.querySelector('.theme').removeAttribute('aria-label');"
            + " document.querySelector('.theme').textContent = ''");
    assertNotEquals("", found());
  }

  private static String found() {
    browser().run(axe);
    return (String) browser().runAsync(FOUND);
  }
}
