package dev.regnest.kernelc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** current is an object of each task. */
class CurrentTest {
  private static final String OWN =
      "struct task_struct { int nesting; struct { long deep; } in; };\nstatic int nesting;\n";
  private static final String HANDLER = "\nstatic void __nmi nmi(void) { barrier(); }\n";

  private static String verdict(String text, String hypothesis) {
    return Snippets.judged(text, hypothesis).verdict().toString();
  }

  @Test
  void aMemberOfTheKnownTaskIsReadAndStored() {
    assertEquals(
        List.of(),
        Snippets.run("int last;", "last = current->pid; WARN_ON(last != current->pid);"));
    assertEquals(List.of(), Snippets.run("current->pid = 7; WARN_ON(current->pid != 7);"));
    assertEquals(List.of(), Snippets.run("WARN_ON(current->pid != 1);"));
  }

  @Test
  void aTaskOfTheFilesOwnHasItsMembers() {
    assertEquals(
        List.of(),
        Snippets.run(
            OWN, "current->in.deep = 3; current->nesting++; WARN_ON(current->nesting != 1);"));
    assertEquals(
        1,
        Snippets.run(OWN, "current->nesting++; WARN_ON(current->nesting == 1);").size());
  }

  /** Its members are told last, as headers do: who names it before means the same one, not the one that is known without it. */
  @Test
  void aTaskOfTheFilesOwnIsMeantBeforeItHasMembers() {
    String before = "struct task_struct;\nint depth(struct task_struct *task);\n"
        + "static struct task_struct *last;\n" + OWN
        + "int depth(struct task_struct *task) { return task->nesting; }\n";
    assertEquals(
        List.of(),
        Snippets.run(
            before,
            "current->nesting = 2; last = current; WARN_ON(depth(last) != 2 || last->in.deep);"));
    assertEquals(
        List.of(
            "test.c:4:5: error: 'depth' is declared already, as 'int (struct task_struct *)' [redefinition]"),
        Snippets.problems(
            "int depth(struct task_struct *task);\n" + OWN
                + "int depth(struct pt_regs *task) { return 1; }\nstatic void __task t(void) { WARN_ON(1); }\n"));
  }

  @Test
  void eachTaskHasItsOwn() {
    String body = "static void __task task(void) { %1$s++; WARN_ON(%1$s != 1); %1$s--; }" + HANDLER;
    assertEquals("PROVED", verdict(OWN + body.formatted("current->nesting"), "preemptible"));
    assertEquals("VIOLATED", verdict(OWN + body.formatted("nesting"), "preemptible"));
  }

  @Test
  void whoeverInterruptsATaskSeesItsOwn() {
    String body =
        "static void __task task(void) { current->nesting = 1; barrier(); current->nesting = 0; }\n"
            + "static void __nmi nmi(void) { WARN_ON(%s); }\n";
    assertEquals("VIOLATED", verdict(OWN + body.formatted("current->nesting"), "nested-irqs"));
    assertEquals("PROVED", verdict(OWN + body.formatted("current->nesting > 1"), "nested-irqs"));
  }

  @Test
  void twoTasksAreTold() {
    String body =
        "static struct task_struct *owner;\nstatic void __task task(void) { owner = current; WARN_ON(owner != current); }"
            + HANDLER;
    assertEquals("VIOLATED", verdict(body, "preemptible"));
    assertEquals("PROVED", verdict(body, "nested-irqs"));
  }
}
