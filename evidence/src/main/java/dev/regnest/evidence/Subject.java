package dev.regnest.evidence;

import dev.regnest.design.Design;
import dev.regnest.explore.Hypotheses;
import dev.regnest.explore.Hypothesis;
import dev.regnest.explore.Judgement;
import dev.regnest.explore.Registers;
import dev.regnest.explore.Verdict;
import dev.regnest.explore.judge.Judge;
import dev.regnest.explore.why.Mutants;
import dev.regnest.kernelc.CFile;
import dev.regnest.kernelc.preprocess.Flags;
import dev.regnest.report.Invocation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * What a command line asks about: a design of the catalogue, or a file in C.
 *
 * @param design what the engines judge
 * @param file the file, or null for a design of the catalogue
 */
record Subject(Design design, CFile file) {
  /**
   * {@return the design of that id, or the file of that name}
   *
   * @param flags how a file is read
   * @throws UsageException if there is none
   * @throws BadSource if it is a file that cannot be run
   */
  static Subject of(String name, Flags flags) {
    if (!CSources.isFile(name)) {
      return of(Known.design(name));
    }
    return of(CSources.read(name, flags));
  }

  static Subject of(CFile file) {
    return new Subject(file.design(), file);
  }

  static Subject of(Design design) {
    return new Subject(design, null);
  }

  boolean isFile() {
    return design.isFile();
  }

  /**
   * {@return the hypothesis as it can be asked it}
   *
   * @throws BadSource if it cannot be asked that
   */
  Hypothesis under(Hypothesis hypothesis) {
    return isFile() ? CSources.under(file, hypothesis) : hypothesis;
  }

  /** {@return the hypotheses that it is to be judged under if nobody names others; empty for a design, which is judged under all} */
  List<String> hypotheses() {
    if (!isFile()) {
      return List.of();
    }
    return file.head().hypotheses().isEmpty()
        ? List.of(Invocation.DEFAULT_HYPOTHESIS)
        : file.head().hypotheses();
  }

  /** {@return the verdict on it with the registers that its runs copy unless somebody says otherwise} */
  Judgement judge(Hypothesis hypothesis, BooleanSupplier stop) {
    return judged(own -> Judge.judge(own, hypothesis, Registers.of(own), stop));
  }

  /**
   * {@return the verdict of that engine on it, which is VACUOUS where all runs give up early what a file is about}
   *
   * <p>Each verdict has its own runs for that: a file is read once more, and learns what they came to.
   */
  Judgement judged(Function<Design, Judgement> engine) {
    if (!isFile() || !file.isOverTree()) {
      return engine.apply(design);
    }
    CFile own = file.again();
    Judgement judgement = engine.apply(own.design());
    file.add(own);
    boolean isGreen = judgement.verdict() == Verdict.PROVED || judgement.verdict() == Verdict.HOLDS;
    return isGreen && !own.leftEarly().isEmpty() ? judgement.asVacuous() : judgement;
  }

  /**
   * {@return its mutants, numbered alike whichever hypotheses are asked about: those of a design come from all of them, those of a file from
   * the ones that its head names and, if it names others, from those asked about}
   */
  Mutants mutants(List<Hypothesis> asked, EraOption era) {
    if (!isFile()) {
      return Mutants.of(design, Hypotheses.provable().stream().map(era::inEra).toList());
    }
    Map<String, Hypothesis> all = new LinkedHashMap<>();
    Known.hypotheses(hypotheses()).forEach(h -> all.put(h.id(), era.ask(this, h)));
    asked.forEach(h -> all.put(h.id(), h));
    return Mutants.of(design, List.copyOf(all.values()));
  }
}
