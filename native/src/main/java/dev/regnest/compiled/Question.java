package dev.regnest.compiled;

import dev.regnest.explore.Hypothesis;
import dev.regnest.kernel.Era;
import dev.regnest.kernel.EventSource;
import dev.regnest.kernelc.CFile;
import dev.regnest.kernelc.compile.Trait;
import dev.regnest.kernelc.run.CFunction;
import dev.regnest.machine.Arrival;
import dev.regnest.machine.Switch;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A hypothesis as it is put to compiled code: what may be interrupted, by what, under whose rules. */
final class Question {
  /** What happens outside the file's code, or in an order that one stack cannot have. */
  private static final Map<Switch, String> NOT_HERE = new EnumMap<>(Map.of(
      Switch.HALF_BUILT_ENTRY, "it interrupts kernel entry, which is not in the file",
      Switch.DEFERRED_OUTPUT, "a sample in C is one function, which is not divided",
      Switch.PEBS_SKID, "it drains records where a task leaves the CPU, and no task does",
      Switch.PREEMPTIBLE, "a task left half done needs a second stack",
      Switch.TWO_CPUS, "there is one CPU"));

  private static final Set<Arrival> NO_FAULTS = EnumSet.of(Arrival.FAULT, Arrival.MACHINE_CHECK);

  private final CFile file;
  private final Hypothesis hypothesis;

  /** Puts a hypothesis, already narrowed to the sources that the file has functions for. */
  Question(CFile file, Hypothesis hypothesis) {
    this.file = file;
    this.hypothesis = hypothesis;
  }

  /** {@return why that hypothesis cannot be put to compiled code; empty if it can} */
  static Optional<String> whyNot(Hypothesis hypothesis) {
    if (hypothesis.others().stream().anyMatch(NO_FAULTS::contains)) {
      return Optional.of("the faults of an NMI are not in the file");
    }
    if (hypothesis.era().spinlocksSleep()) {
      return Optional.of(
          "on PREEMPT_RT softirqs run in tasks and locks sleep, which needs a second stack");
    }
    return NOT_HERE.entrySet().stream()
        .filter(entry -> hypothesis.switches().contains(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** {@return the options of the harness} */
  List<String> options() {
    Era era = hypothesis.era();
    List<String> options = new ArrayList<>();
    options.add("bottoms=" + (has(EventSource.TASK_EVENT) ? "t" : "") + interrupts());
    options.add("user=" + fromUserMode());
    options.add("arrivals=" + interrupts() + (others(Arrival.PREEMPTION) ? "p" : ""));
    options.add("nmi-field-max=" + era.nmiFieldMax());
    options.add(flag("irqs-on-in-hardirq", has(Switch.IRQS_ON_IN_HARDIRQ)));
    options.add(flag("bh-disabled", has(Switch.BH_DISABLED)));
    options.add(flag("exceptions-like-nmi", era.exceptionsEnterLikeNmi()));
    options.add(flag("debug-in-nmi", era.debugExceptionsInsideNmi()));
    options.add(flag("nmi-entry-traceable", era.nmiEntryTraceable()));
    options.add(flag("optprobes-irqs-off", era.optprobesTurnIrqsOff()));
    options.add(flag("serving-softirq", era.recursionAsksServingSoftirq()));
    options.add(flag("migrate-masks", era.migrateDisableTurnsPreemptionOff()));
    options.add(flag("reentry", others(Arrival.REENTRY)));
    return options;
  }

  /** {@return the functions that are not probed, where kprobes are asked about} */
  List<String> notProbed() {
    if (!has(Switch.NOKPROBE_TEXT)) {
      return List.of();
    }
    return file.compiled().code().functions().stream()
        .filter(function -> function.text() == CFunction.Text.NOT_PROBED)
        .map(CFunction::name)
        .toList();
  }

  /** As letters of schedules; in capitals, with an event in the lag of its entry. */
  private String interrupts() {
    String letters = (has(EventSource.SOFTIRQ_EVENT) ? "s" : "")
        + (has(EventSource.HRTIMER) ? "h" : "")
        + (has(EventSource.PMI) ? "n" : "")
        + (has(EventSource.BREAKPOINT) ? "b" : "")
        + (has(EventSource.KPROBE) ? "k" : "")
        + (has(EventSource.OPTPROBE) ? "o" : "");
    return has(EventSource.ENTRY_TRACE) ? letters + "HN" : letters;
  }

  /** Only a function that is given registers can ask whether it has interrupted user mode. */
  private String fromUserMode() {
    boolean asks = file.compiled().entries().stream()
        .anyMatch(entry -> !entry.function().type().parameters().isEmpty());
    return asks
        ? interrupts().replaceAll(file.compiled().has(Trait.TAKES_SAMPLES) ? "[^hn]" : "[^shn]", "")
        : "";
  }

  private boolean has(EventSource source) {
    return hypothesis.sources().contains(source);
  }

  private boolean has(Switch rule) {
    return hypothesis.switches().contains(rule);
  }

  private boolean others(Arrival arrival) {
    return hypothesis.others().contains(arrival);
  }

  private static String flag(String name, boolean on) {
    return name + "=" + (on ? 1 : 0);
  }
}
