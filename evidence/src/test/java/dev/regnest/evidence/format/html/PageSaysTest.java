package dev.regnest.evidence.format.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.evidence.format.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the page says, and that it says nothing else. */
class PageSaysTest extends InABrowser {
  @Test
  void aNameThatIsMarkupStaysText() {
    String evil = Sample.EVIL;
    browser().find("button.cell[data-d='3'][data-h='0']").click();
    Object shown = browser().run("return document.querySelector('.view h2').textContent");
    assertEquals(evil + " under nested-irqs", shown);
    assertEquals(2, browser().all("script").size(), "the data and the page's own");
    assertEquals(Boolean.FALSE, browser().run("return !!window.hacked"));
    open(browser().address().replaceFirst("[^#]*", ""));
    assertEquals(
        evil + " under nested-irqs",
        browser().run("return document.querySelector('.view h2').textContent"));
  }

  @Test
  void aPageThatFetchesIsSeenToDoSo() throws IOException {
    Path other = Files.writeString(
        Pages.folder().resolve("other.html"), "<img src='http://127.0.0.1:9/x.png'>");
    browser().go(other, "");
    assertEquals(List.of("http://127.0.0.1:9/x.png"), browser().fetched());
    assertFalse(browser().console().isEmpty(), "and its console says that it could not");
  }

  @Test
  void showsWhatIsLoadBearingBesideTheDesign() {
    open("#percpu4-ordered/nested-irqs");
    String fill = browser().all(".why .operation").stream()
        .map(e -> e.getText())
        .filter(text -> text.contains("__regs_user[i].ip = "))
        .findFirst()
        .orElseThrow();
    assertTrue(fill.contains("left out P3 Leak"), fill);
    assertFalse(browser().all(".why .operation.bears").isEmpty());
    open("#single-flag-first/nested-irqs");
    assertEquals(0, browser().all(".why").size(), "nobody asked");
  }

  @Test
  void aVerdictThatRestsOnTheKernelsGuardSaysSo() {
    String sentence = "P1 and P2 hold only because the kernel's guard drops task B's sample.";
    open("#percpu4-ordered/migration");
    assertTrue(browser().text(".view header").contains(sentence), browser().text(".view header"));
    open("#percpu4-ordered/nested-irqs");
    assertFalse(browser().text(".view header").contains("guard"), "nothing was dropped");
  }

  @Test
  void theLegendListsTheClaimsThatBreakAndNoOthers() {
    assertEquals(
        List.of("P1", "P2", "P3", "P5", "\u2713", "\u2264n"),
        browser().all(".matrix .legend b").stream().map(e -> e.getText()).toList());
  }

  @Test
  void aFileInCAsksItsOwnQuestion() {
    browser().go(Pages.ofC(), "");
    assertEquals(
        "May a hardirq use the FPU wherever no kernel code uses it?", browser().text(".question"));
    assertEquals("ASSERT assertions", browser().text(".matrix .legend"));
    assertTrue(
        browser().text(".violation").startsWith("ASSERT: WARN_ON("), browser().text(".violation"));
    assertFalse(browser().text(".memory").contains("stored by"), "no sample runs");
  }

  @Test
  void compiledCodeIsShownWithTheInstructionsAroundTheArrival() {
    browser().go(Pages.compiled(), "");
    List<String> lines =
        browser().all(".compiled tbody tr").stream().map(e -> e.getText()).toList();
    assertEquals(4, lines.size(), "the file once, a line for each level, and one break");
    assertEquals("gcc -O0 1,036 0 PROVED HOLDS", lines.get(1));
    assertEquals("gcc -O2 1,036 6 PROVED VIOLATED", lines.get(2));
    assertFalse(browser().text(".compiled").contains("%rdi"), "not before somebody asks");
    browser().find(".compiled summary").click();
    assertEquals(
        "the NMI comes\n   mov $0x1,%eax\n-> mov %eax,(%rdi)       line 8",
        browser().run("return document.querySelector('.compiled pre').textContent"));
    assertTrue(browser().text(".compiled").contains("-> mov %eax,(%rdi)"));
    assertEquals(Boolean.FALSE, browser().run("return !!window.hacked"));
  }
}
