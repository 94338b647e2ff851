package dev.regnest.report;

import dev.regnest.machine.Arrival;
import dev.regnest.machine.LegalityRule;
import java.util.Optional;

/** Why something could arrive where it did: the reason in words, and the rule that would have refused it. */
final class Arrivals {
  private Arrivals() {}

  /** {@return the arrival in a sentence, without its full stop} */
  static String step(Visit visit, Cast cast) {
    Visit interrupted = visit.interrupted();
    String where = visit.hitUserMode()
        ? " in user mode"
        : visit.hitEntry() ? ", whose entry has only come to \"" + visit.after() + "\"," : "";
    if (visit.isTask() && visit.tasks() == Visit.Tasks.ON_TWO_CPUS) {
      return cast.frame(visit) + " runs on cpu0 while " + cast.frame(interrupted)
          + " stands at point " + visit.point() + " on cpu1";
    }
    String runs = visit.isOneOfSeveral() ? ", which runs " + visit.device().handler() + "," : "";
    boolean preempts = visit.isTask() && visit.tasks() == Visit.Tasks.ON_ONE_CPU;
    String hit = visit.deferred()
        ? "the output of " + cast.frame(interrupted) + "'s sample"
        : cast.frame(interrupted);
    return cast.frame(visit) + runs + (preempts ? " preempts " : " hits ") + hit + where
        + " at point " + visit.point();
  }

  /** {@return the reason, to follow "because"; {@code iret} is the last exception that has returned} */
  static String because(Visit visit, Cast cast, Optional<Visit> iret) {
    String reason = visit.deferred()
        ? cast.frame(visit.interrupted())
            + " has returned and its sample is still to be written out"
        : reason(visit, iret.map(cast::frame));
    return reason + " (not refused by " + rule(visit) + ")";
  }

  /** The rule that comes closest to refusing it. */
  private static LegalityRule rule(Visit visit) {
    switch (visit.arrival()) {
      case NMI:
        return LegalityRule.NMI_MASKED;
      case SOFTIRQ:
        return LegalityRule.SOFTIRQ_ONLY_OUTSIDE_INTERRUPT;
      case HARDIRQ:
        return LegalityRule.IRQS_OFF;
      case BREAKPOINT:
        return visit.isInsideNmi()
            ? LegalityRule.NO_DEBUG_EXCEPTION_IN_NMI
            : LegalityRule.KERNEL_ONLY;
      case KPROBE:
      case OPTPROBE:
        return LegalityRule.NO_KPROBE_IN_KPROBE;
      case TRACE:
        return LegalityRule.TRACED_CODE_ONLY;
      case PREEMPTION:
        return visit.tasks() == Visit.Tasks.ON_TWO_CPUS
            ? LegalityRule.TASK_B_STAYS
            : LegalityRule.PREEMPTION_OFF;
      default:
        return LegalityRule.FAULT_ONLY_IN_NMI;
    }
  }

  private static String reason(Visit visit, Optional<String> iret) {
    switch (visit.arrival()) {
      case NMI:
        return nmi(visit, iret);
      case SOFTIRQ:
        return visit.hitUserMode()
            ? "softirqs are served at irq exit to user mode too"
            : "irqs are on there and in_interrupt() is false";
      case HARDIRQ:
        return hardirq(visit);
      case BREAKPOINT:
      case KPROBE:
        return visit.isInsideNmi()
            ? "an NMI does not mask " + visit.arrival().bracket()
            : "kernel code may hit " + visit.arrival().bracket() + " with irqs off too";
      case OPTPROBE:
        return "kernel code may be probed with irqs off too";
      case TRACE:
        return visit.lagging()
            ? "entry code fires events before preempt_count says where it is"
            : "the code of the sampling path is traced itself";
      case PREEMPTION:
        return visit.tasks() == Visit.Tasks.ON_TWO_CPUS
            ? "that CPU is free since task A has moved"
            : "preempt_count is 0 there and irqs are on";
      case MACHINE_CHECK:
        return "nothing masks a machine check";
      default:
        return "code inside an NMI may fault";
    }
  }

  private static String nmi(Visit visit, Optional<String> iret) {
    if (visit.isInsideNmi()) {
      return "the IRET of " + iret.orElseThrow() + " has let NMIs in again";
    }
    Arrival interrupted = visit.interrupted().arrival();
    boolean exception = interrupted != null && interrupted.isException();
    return exception ? "the handler of an exception does not mask NMIs" : "only an NMI masks NMIs";
  }

  private static String hardirq(Visit visit) {
    Visit interrupted = visit.interrupted();
    if (visit.hitUserMode()) {
      return "irqs are on in user mode";
    }
    if (visit.hitEntry()) {
      return "this entry path turns irqs on once it has pushed sp";
    }
    if (interrupted.arrival() == Arrival.HARDIRQ) {
      return "this handler has turned irqs on";
    }
    return interrupted.arrival() == Arrival.SOFTIRQ
        ? "softirqs are served with irqs on"
        : "irqs are on there";
  }
}
