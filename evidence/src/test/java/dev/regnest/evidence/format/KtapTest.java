package dev.regnest.evidence.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KtapTest {
  @Test
  void isATreeOfDesignsAndHypotheses() {
    KtapReader.Test all = KtapReader.read(Ktap.of(Sample.results(Sample.judgements(
        List.of(Sample.design("percpu4-posted"), Sample.design("percpu4-ordered")),
        "nested-irqs",
        "bh-disabled"))));
    assertEquals(
        List.of(
            "not ok percpu4-posted [not ok nested-irqs, not ok bh-disabled]",
            "ok percpu4-ordered [ok nested-irqs, ok bh-disabled]"),
        all.tests().stream().map(Object::toString).toList());
  }

  @Test
  void whatWasNotDecidedIsNotOk() {
    List<String> lines = Ktap.of(Sample.ofEachVerdict());
    assertEquals(
        List.of("not ok", "ok", "ok", "not ok", "not ok"),
        KtapReader.read(lines).tests().stream()
            .map(design -> design.ok() ? "ok" : "not ok")
            .toList());
    assertEquals(
        List.of(
            "  not ok 1 nested-irqs # ERROR nothing was really tested",
            "  not ok 1 nested-irqs # TIMEOUT stopped before it was decided"),
        lines.stream()
            .filter(l -> l.startsWith("  not ok") && l.contains(" # "))
            .toList());
  }

  @Test
  void aNameCannotSkipATestOrBeginOne() {
    KtapReader.Test all = KtapReader.read(
        Ktap.of(Sample.results(Sample.judgements(List.of(Sample.evil()), "nested-irqs"))));
    assertEquals(1, all.tests().size());
    assertEquals(false, all.tests().get(0).ok());
  }

  @Test
  void theReaderRefusesAWrongPlanAndAWrongNumber() {
    List<String> lines = new ArrayList<>(Ktap.of(Sample.ofEachVerdict()));
    lines.set(1, "1..6");
    assertThrows(AssertionError.class, () -> KtapReader.read(lines));
    lines.set(1, "1..5");
    KtapReader.read(lines);
    lines.set(lines.size() - 1, "not ok 7 percpu4-ordered");
    assertThrows(AssertionError.class, () -> KtapReader.read(lines));
  }
}
