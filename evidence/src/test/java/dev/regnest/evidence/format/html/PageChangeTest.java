package dev.regnest.evidence.format.html;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regnest.evidence.format.Sample;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The change that a page is of. */
class PageChangeTest extends InABrowser {
  private static List<?> texts(String selector) {
    return (List<?>) browser()
        .run("return [...document.querySelectorAll('" + selector
            + "')].map(e => e.textContent.replace(/\\s+/g, ' ').trim())");
  }

  @Test
  void itsLinesStandBesideTheTraceEachWithWhatIsSaidOfIt() {
    browser().go(Pages.changed(), "");
    assertEquals(List.of("kernel/nest.c:7", "logo.gif"), texts(".right .diff h4"));
    assertEquals(List.of("- 7 if (a < b)"), texts(".diff .goes"));
    assertEquals(
        List.of("+ 8 " + Sample.EVIL.replaceAll("(?U)\\s+", " ").strip()), texts(".diff .comes"));
    assertEquals(List.of("this was needed", "not judged: this is no text"), texts(".diff p"));
  }

  @Test
  void aPageOfNoChangeHasNone() {
    assertEquals(List.of(), texts(".diff"));
  }
}
