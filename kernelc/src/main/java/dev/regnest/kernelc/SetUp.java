package dev.regnest.kernelc;

import dev.regnest.design.Design;
import dev.regnest.explore.Hypotheses;
import dev.regnest.explore.Registers;
import dev.regnest.explore.Replay;
import dev.regnest.explore.Schedule;
import dev.regnest.kernel.Era;
import dev.regnest.kernel.EventSource;
import dev.regnest.kernelc.compile.Compiled;
import dev.regnest.kernelc.run.CFunction;
import dev.regnest.kernelc.run.DataObject;
import dev.regnest.kernelc.run.Image;
import dev.regnest.kernelc.run.Run;
import dev.regnest.kernelc.source.CException;
import dev.regnest.kernelc.source.Position;
import dev.regnest.kernelc.source.Rule;
import dev.regnest.machine.Cpu;
import dev.regnest.machine.Entry;
import dev.regnest.perf.Kernel;
import dev.regnest.perf.Program;
import java.util.List;
import java.util.Set;

/**
 * What a file does before anything can arrive: its functions marked {@code __setup} run once, in their order, and what they leave in memory is
 * what the variables hold at first.
 *
 * <p>Nothing arrives while they run and they ask no value that nobody knows, so that there is one run of them, and its end is the beginning of
 * each run that is judged.
 */
final class SetUp {
  private SetUp() {}

  /**
   * Runs them, and changes what the variables hold at first.
   *
   * @throws CException if something that they assert does not hold, or they do not end
   */
  static void run(Position file, Compiled compiled) {
    if (compiled.setUp().isEmpty()) {
      return;
    }
    Design design = new Design(
        file.file(), "", "", Set.of(Era.values()), kernel -> new Running(compiled, kernel));
    Replay replay = new Replay(
        design, Hypotheses.named("nested-irqs").orElseThrow().setup(Registers.REPRESENTATIVE));
    replay.run(Schedule.empty()).stream().findFirst().ifPresent(broken -> {
      throw problem(file, "before anything can arrive: " + broken.explain());
    });
    replay.endless().ifPresent(place -> {
      throw problem(file, "the functions marked __setup wait without end at " + place);
    });
    compiled.coverage().forget();
    List<DataObject> globals = compiled.code().globals();
    for (DataObject object : globals) {
      for (int leaf = 0; leaf < object.leaves().size(); leaf++) {
        if (Image.isOnStack(object.initial()[leaf])) {
          throw problem(
              file,
              object.leaves().get(leaf).name()
                  + " is left pointing to a stack by a function marked __setup, which is gone when something arrives");
        }
      }
    }
  }

  private static CException problem(Position file, String message) {
    return new CException(file, Rule.MARKER, message);
  }

  /** Runs them as what a task does. */
  private static final class Running implements Program {
    private final Compiled compiled;
    private final Image image;

    Running(Compiled compiled, Kernel kernel) {
      this.compiled = compiled;
      image = new Image(compiled.code(), kernel.perCpu());
    }

    @Override
    public Runnable fire(Cpu cpu, EventSource source) {
      cpu.runs(source);
      Entry.of(cpu).codeBegins();
      for (CFunction function : compiled.setUp()) {
        Run run = new Run(
            cpu, image, null, source.ordinal(), /* instance= */ null, /* reorders= */ false);
        run.call(function, new long[0]);
      }
      Entry.of(cpu).codeOver();
      refuseWhatABootSets();
      image.keepAsInitial(cpu);
      return null;
    }

    private void refuseWhatABootSets() {
      for (DataObject variable : compiled.code().globals()) {
        if (variable.isSetAtBoot() && image.isTouched(variable)) {
          throw problem(
              variable.at(),
              "a function marked __setup asks for '" + variable.name()
                  + "', which a boot may have set either way; store to it there first");
        }
      }
    }

    @Override
    public boolean copiesWords() {
      return false;
    }

    @Override
    public String untested() {
      return "";
    }
  }
}
