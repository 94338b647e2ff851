package dev.regnest.evidence.format.html;

import dev.regnest.design.Design;
import dev.regnest.evidence.format.Sample;
import dev.regnest.evidence.results.Build;
import dev.regnest.evidence.results.LoadBearing;
import dev.regnest.evidence.results.Measured;
import dev.regnest.evidence.results.Playable;
import dev.regnest.evidence.results.Results;
import dev.regnest.explore.Enumerator;
import dev.regnest.explore.Hypotheses;
import dev.regnest.explore.Hypothesis;
import dev.regnest.explore.Judgement;
import dev.regnest.explore.Registers;
import dev.regnest.explore.prover.Prover;
import dev.regnest.explore.why.Mutants;
import dev.regnest.kernelc.CFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The pages to look at, each written once, in {@code target/pages}. */
final class Pages {
  private static final Path FPU =
      Path.of("..", "hypotheses", "bugs", "12-fpu-in-hardirq", "before.c");
  private static final int ORDERED = 1;

  private static Path usual;
  private static Path wide;
  private static Path ofC;
  private static Path starred;
  private static Path compiled;
  private static Path changed;

  private Pages() {}

  static Path folder() {
    try {
      return Files.createDirectories(Path.of("target", "pages").toAbsolutePath());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** {@return five designs, one with a name that is markup, under three hypotheses, one of them with two CPUs} */
  static Path usual() {
    if (usual == null) {
      List<Design> designs = List.of(
          Sample.design("percpu4-posted"),
          Sample.design("percpu4-ordered"),
          Sample.design("single-flag-first"),
          Sample.evil(),
          Sample.design("pile-4"));
      List<List<Judgement>> judgements = new ArrayList<>(
          Sample.judgements(designs, "nested-irqs", "half-built-entry", "migration"));
      judgements.set(ORDERED, upToThree(judgements.get(ORDERED)));
      Results all = Sample.results(judgements);
      List<Results.Design> explained = new ArrayList<>(all.designs());
      explained.set(ORDERED, explained.get(ORDERED).with(loadBearing(judgements.get(ORDERED))));
      usual = write("usual.html", all.with(explained), judgements);
    }
    return usual;
  }

  /** {@return the same, the last up to three arrivals, which is as far as the kernel's guard alone keeps it whole} */
  private static List<Judgement> upToThree(List<Judgement> judgements) {
    List<Judgement> all = new ArrayList<>(judgements);
    Judgement last = all.remove(all.size() - 1);
    all.add(Enumerator.judge(
        last.design(), last.hypothesis(), last.registers(), /* interrupts= */ 3, () -> false));
    return all;
  }

  private static dev.regnest.evidence.results.Why loadBearing(List<Judgement> of) {
    return LoadBearing.of(
        Mutants.of(of.get(0).design(), Hypotheses.provable()), of.subList(0, 2), () -> false);
  }

  /** {@return the design with the longest name and one that breaks most claims, under every hypothesis} */
  static Path wide() {
    if (wide == null) {
      List<List<Judgement>> judgements = Sample.judgements(
          List.of(
              Sample.design("sample-flags-recursion-slot-in-softirq"),
              Sample.design("not-yet-filled-shared")),
          Hypotheses.all().stream().map(Hypothesis::id).toArray(String[]::new));
      wide = write("wide.html", Sample.results(judgements), judgements);
    }
    return wide;
  }

  /** {@return a design of 2020 in the kernel of the mail, which never had it} */
  static Path starred() {
    if (starred == null) {
      List<List<Judgement>> judgements =
          Sample.judgements(List.of(Sample.design("nmi-user-regs")), "half-built-entry");
      starred = write("starred.html", Sample.results(judgements), judgements);
    }
    return starred;
  }

  /** {@return a file in C that breaks its own assertion} */
  static Path ofC() {
    if (ofC == null) {
      CFile file = CFile.of("before.c", text(FPU));
      Hypothesis asked = file.under(Hypotheses.named("nested-irqs").orElseThrow());
      List<List<Judgement>> judgements = List.of(
          List.of(Prover.judge(file.design(), asked, Registers.REPRESENTATIVE, () -> false)));
      ofC = write("c.html", Sample.results(judgements), judgements);
    }
    return ofC;
  }

  /** {@return a page whose build has interrupted a file in C, as gcc made it at two levels; its names are markup} */
  static Path compiled() {
    if (compiled == null) {
      List<List<Judgement>> judgements =
          Sample.judgements(List.of(Sample.design("percpu4-ordered")), "nested-irqs");
      Measured.CompiledBreak broken = new Measured.CompiledBreak(
          "ASSERT, " + Sample.EVIL + ": task, NMI before instruction 12; a store was moved",
          List.of("the NMI comes", "   mov $0x1,%eax", "-> mov %eax,(%rdi)       line 8"));
      Measured measured = new Measured(
          "17",
          null,
          null,
          List.of(file("gcc -O0", 0, List.of()), file("gcc -O2", 6, List.of(broken))));
      compiled = write("compiled.html", Sample.results(judgements).with(measured), judgements);
    }
    return compiled;
  }

  /** {@return a design beside a change, in which there is markup, and a line that nobody judged} */
  static Path changed() {
    if (changed == null) {
      List<List<Judgement>> judgements =
          Sample.judgements(List.of(Sample.design("percpu4-posted")), "nested-irqs");
      Map<String, Object> goes =
          Map.of("sign", "-", "number", 7, "text", "\tif (a < b)", "says", "this was needed");
      Map<String, Object> comes = Map.of("sign", "+", "number", 8, "text", Sample.EVIL);
      List<Map<String, Object>> change = List.of(
          Map.of("path", "kernel/nest.c", "line", 7, "lines", List.of(goes, comes)),
          Map.of("path", "logo.gif", "line", 0, "reason", "this is no text", "lines", List.of()));
      changed = write("changed.html", Sample.results(judgements), judgements, change);
    }
    return changed;
  }

  private static Measured.CompiledFile file(
      String compiler, int bad, List<Measured.CompiledBreak> breaks) {
    return new Measured.CompiledFile(
        Sample.EVIL,
        "nested-irqs",
        compiler,
        1036,
        bad,
        "PROVED",
        breaks.isEmpty() ? "HOLDS" : "VIOLATED",
        breaks);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  private static Path write(String name, Results results, List<List<Judgement>> judgements) {
    return write(name, results, judgements, List.of());
  }

  private static Path write(
      String name, Results results, List<List<Judgement>> judgements, List<?> change) {
    Results measured = results.measured() == null ? results.with(Build.measured(null)) : results;
    try {
      // Another JVM may just be looking at the same page.
      Path whole = Files.createTempFile(folder(), name, ".new");
      Files.writeString(whole, Html.of(Playable.of(measured, judgements), change));
      return Files.move(whole, folder().resolve(name), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
