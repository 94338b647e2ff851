package dev.regnest.evidence.format.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** Stepping through schedules. */
class PageStepsTest extends InABrowser {
  private static final String DECISIVE = "emit slot 1: ip";

  @Test
  void aClickOnABrokenCellShowsTheDecisiveLine() {
    browser().find("button.cell[data-d='0'][data-h='0']").click();
    assertEquals("percpu4-posted under nested-irqs", browser().text(".view h2"));
    assertTrue(browser().line().contains(DECISIVE), browser().line());
    assertTrue(browser().line().contains("hardirq's words, equal"), browser().line());
    assertTrue(browser().text(".violation").contains("after the hardirq sample had stored there"));
    assertEquals("./regnest replay percpu4-posted 's1(h6)'", browser().text(".command code"));
  }

  @Test
  void stepsLeadToTheViolationAndMemoryFollows() {
    open("#percpu4-posted/nested-irqs/P1/1");
    String before = word("__regs_user[1].ip");
    assertTrue(before.contains("–"), before);
    for (int i = 0; i < 40 && !browser().line().contains("fill slot 1: ip"); i++) {
      browser().press(Keys.ARROW_RIGHT);
    }
    assertTrue(word("__regs_user[1].ip").contains("S"), "the softirq's");
    browser().press(Keys.ARROW_RIGHT, 3);
    assertTrue(browser().line().contains("overwrites"), browser().line());
    assertTrue(word("__regs_user[1].ip").contains("H"), "the hardirq's");
    browser().press("v");
    assertTrue(browser().line().contains(DECISIVE), browser().line());
    browser().press(Keys.ARROW_LEFT);
    assertFalse(browser().line().contains(DECISIVE), browser().line());
    assertEquals(2, browser().all(".stack li").size(), "the softirq over the task");
  }

  @Test
  void memoryThatHasNotChangedCanBeHidden() {
    open("#percpu4-posted/nested-irqs/P1/1");
    assertTrue(browser().all(".memory .word").size() > 0);
    browser().find(".memory input").click();
    assertEquals(0, browser().all(".memory .word").size());
    browser().find(".goal").click();
    assertTrue(browser().all(".memory .word").size() > 0, "by now it has");
  }

  @Test
  void theSourceStandsBesideTheTraceWithItsLineMarked() {
    browser().go(Pages.ofC(), "");
    browser().find(".goal").click();
    String line = browser().line();
    String number = browser().text(".source-line.now .number");
    assertTrue(line.startsWith(number + ": "), line + " beside line " + number);
    assertTrue(browser().text(".source-line.now code").contains("WARN_ON"), line);
    open("");
    assertEquals(0, browser().all(".source").size(), "a design is no file");
  }

  private static String word(String cell) {
    return browser().find(".word[title^='" + cell + ":']").getText();
  }

  @Test
  void aScheduleThatBreaksNothingCanBeSteppedToo() {
    open("#percpu4-ordered/nested-irqs");
    assertTrue(browser().text(".headline").contains("breaks percpu4-posted, but not this design"));
    assertEquals(0, browser().all(".row.broken").size());
    browser().press(Keys.HOME);
    browser().press(Keys.ARROW_RIGHT, 4);
    assertTrue(browser().text(".count").startsWith("5 of"), browser().text(".count"));
  }

  @Test
  void interruptsLieInsideWhatTheyInterrupt() {
    open("#percpu4-posted/nested-irqs/P1");
    Object nested = browser().run("""
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
  void aTaskThatMovesIsSeenToDoSoAndEachCpuHasItsMemory() {
    open("#pile-4/migration/P1");
    assertEquals(
        "./regnest replay pile-4 'c6n9' --hypothesis migration", browser().text(".command code"));
    assertTrue(browser().line().contains("emit slot 0 of cpu1: ip"), browser().line());
    assertTrue(word("__regs_user[cpu1][0].ip").contains("N"), "the NMI's");
    assertTrue(browser().text(".row.migrated").endsWith("moves to cpu1 at point 6"));
    assertEquals(2, browser().all(".frame").size(), "task A, and the NMI in it");
    assertEquals(2, browser().all(".lanes span[class]").size(), "a lane each; task B never runs");
    open("#pile-4/migration/P5");
    assertTrue(browser().text(".violation").contains("nesting[cpu"), browser().text(".violation"));
  }

  @Test
  void whatTheCompilerPutsOffIsMarkedWhereItIsDone() {
    browser().go(Pages.wide(), "#not-yet-filled-shared/compiler-reorders/P1");
    assertEquals(
        "./regnest replay not-yet-filled-shared 'n10d7:10' --hypothesis compiler-reorders",
        browser().text(".command code"));
    assertEquals("put off", browser().text(".row.marked.control .mark"));
    assertTrue(browser().text(".story").contains("because the compiler put off the store"));
  }
}
