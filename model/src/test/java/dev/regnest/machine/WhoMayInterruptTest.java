package dev.regnest.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regnest.kernel.Era;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Who may interrupt whom on one CPU, row by row; what a row does not name may arrive.
 *
 * <p>Sources: kernel/softirq.c, include/linux/preempt.h, arch/x86/entry/entry_64.S, arch/x86/kernel/traps.c.
 */
class WhoMayInterruptTest {
  private static final List<Arrival> COLUMNS = List.of(
      Arrival.SOFTIRQ,
      Arrival.HARDIRQ,
      Arrival.NMI,
      Arrival.BREAKPOINT,
      Arrival.KPROBE,
      Arrival.OPTPROBE,
      Arrival.PREEMPTION);

  private static final Map<String, Consumer<Bench>> PLACES = Map.ofEntries(
      Map.entry("user mode", b -> {}),
      Map.entry("task", b -> b.inKernel()),
      Map.entry("task, preemption off", b -> b.inKernel().cpu().preemptDisable()),
      Map.entry("task, bh off", b -> b.inKernel().cpu().localBhDisable()),
      Map.entry("task, irqs off", b -> b.inKernel().cpu().localIrqSave()),
      Map.entry("softirq", b -> b.inKernel().softirq()),
      Map.entry("hardirq", b -> b.inKernel().hardirq()),
      Map.entry("hardirq, irqs on", b -> b.inKernel().hardirq().cpu().localIrqEnable()),
      Map.entry("exception", b -> b.inKernel().nmiLike(1)),
      Map.entry("NMI", b -> b.inKernel().nmi()),
      Map.entry("NMI over exception", b -> b.inKernel().nmiLike(1).nmi()),
      Map.entry("#DB", b -> Entry.of(b.inKernel().exception().cpu()).debugSave()),
      Map.entry("NMI over #DB", b -> {
        Entry.of(b.inKernel().exception().cpu()).debugSave();
        b.nmi();
      }),
      Map.entry("#BP", b -> Entry.of(b.inKernel().exception().cpu()).kprobeRunning(true)),
      Map.entry("NMI over #BP", b -> {
        Entry.of(b.inKernel().exception().cpu()).kprobeRunning(true);
        b.nmi();
      }),
      Map.entry("optprobe", b -> {
        b.inKernel().cpu().preemptDisable();
        Entry.of(b.cpu()).kprobeRunning(true);
      }),
      Map.entry("NMI after a fault", b -> Entry.of(b.inKernel().nmi().cpu()).iret()),
      Map.entry("NMI, one latched", b -> {
        Entry.of(b.inKernel().nmi().cpu()).iret();
        Entry.of(b.cpu()).nmi();
      }));

  @ParameterizedTest(name = "{0} of {1}")
  @CsvSource(delimiter = '|', textBlock = """
          user mode            | V4_4       | #DB=KERNEL_ONLY #BP=KERNEL_ONLY OPT=KERNEL_ONLY PREEMPT=KERNEL_ONLY
          task                 | V4_4       |
          task                 | PREEMPT_RT |
          task, preemption off | V4_4       | PREEMPT=PREEMPTION_OFF
          task, bh off         | V4_4       | SOFTIRQ=SOFTIRQ_ONLY_OUTSIDE_INTERRUPT PREEMPT=PREEMPTION_OFF
          task, bh off         | PREEMPT_RT | SOFTIRQ=SOFTIRQ_ONLY_OUTSIDE_INTERRUPT
          task, irqs off       | V4_4       | SOFTIRQ=IRQS_OFF IRQ=IRQS_OFF PREEMPT=IRQS_OFF
          softirq              | V4_4       | SOFTIRQ=SOFTIRQ_ONLY_OUTSIDE_INTERRUPT PREEMPT=PREEMPTION_OFF
          softirq              | PREEMPT_RT | SOFTIRQ=SOFTIRQ_ONLY_OUTSIDE_INTERRUPT
          hardirq              | V4_4       | SOFTIRQ=IRQS_OFF IRQ=IRQS_OFF PREEMPT=IRQS_OFF
          hardirq, irqs on     | V4_4       | SOFTIRQ=SOFTIRQ_ONLY_OUTSIDE_INTERRUPT PREEMPT=PREEMPTION_OFF
          exception            | V5_11      | SOFTIRQ=IRQS_OFF IRQ=IRQS_OFF PREEMPT=IRQS_OFF
          #DB                  | V4_4       | SOFTIRQ=IRQS_OFF IRQ=IRQS_OFF #DB=NO_DEBUG_EXCEPTION_IN_DEBUG PREEMPT=IRQS_OFF
          NMI over #DB         | V4_4       | SOFTIRQ=IRQS_OFF IRQ=IRQS_OFF NMI=NMI_MASKED #DB=NO_DEBUG_EXCEPTION_IN_DEBUG PREEMPT=IRQS_OFF
          #BP                  | V4_4       | SOFTIRQ=IRQS_OFF IRQ=IRQS_OFF #BP=NO_KPROBE_IN_KPROBE OPT=NO_KPROBE_IN_KPROBE PREEMPT=IRQS_OFF
          NMI over #BP         | V6_19      | SOFTIRQ=IRQS_OFF IRQ=IRQS_OFF NMI=NMI_MASKED #DB=NO_DEBUG_EXCEPTION_IN_NMI #BP=NO_KPROBE_IN_KPROBE OPT=NO_KPROBE_IN_KPROBE PREEMPT=IRQS_OFF
          optprobe             | V6_19      | #BP=NO_KPROBE_IN_KPROBE OPT=NO_KPROBE_IN_KPROBE PREEMPT=PREEMPTION_OFF
          #DB                  | V5_11      | SOFTIRQ=IRQS_OFF IRQ=IRQS_OFF #DB=NO_DEBUG_EXCEPTION_IN_DEBUG PREEMPT=IRQS_OFF
          NMI                  | V4_4       | SOFTIRQ=IRQS_OFF IRQ=IRQS_OFF NMI=NMI_MASKED PREEMPT=IRQS_OFF
          NMI                  | V5_11      | SOFTIRQ=IRQS_OFF IRQ=IRQS_OFF NMI=NMI_MASKED #DB=NO_DEBUG_EXCEPTION_IN_NMI PREEMPT=IRQS_OFF
          NMI over exception   | V5_11      | SOFTIRQ=IRQS_OFF IRQ=IRQS_OFF NMI=NMI_MASKED #DB=NO_DEBUG_EXCEPTION_IN_NMI PREEMPT=IRQS_OFF
          NMI after a fault    | V4_4       | SOFTIRQ=IRQS_OFF IRQ=IRQS_OFF PREEMPT=IRQS_OFF
          NMI, one latched     | V4_4       | SOFTIRQ=IRQS_OFF IRQ=IRQS_OFF NMI=NMI_LATCH_HOLDS_ONE PREEMPT=IRQS_OFF
          """)
  void theRulesRefuseExactlyThat(String place, Era era, String refused) {
    Bench bench = Bench.of(era);
    PLACES.get(place).accept(bench);
    assertEquals(parse(refused), refusals(bench));
  }

  private static Map<String, String> refusals(Bench bench) {
    Map<String, String> refused = new TreeMap<>();
    for (Arrival arrival : COLUMNS) {
      Optional<LegalityRule> rule = bench.refusing(arrival);
      rule.ifPresent(r -> refused.put(arrival.bracket(), r.name()));
    }
    return refused;
  }

  private static Map<String, String> parse(String row) {
    Map<String, String> refused = new TreeMap<>();
    for (String cell : row == null ? new String[0] : row.split(" ")) {
      refused.put(cell.split("=")[0], cell.split("=")[1]);
    }
    return refused;
  }
}
