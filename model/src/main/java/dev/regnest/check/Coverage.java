package dev.regnest.check;

import dev.regnest.kernel.EventSource;
import dev.regnest.kernel.Register;
import dev.regnest.perf.PtRegs;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What any number of runs have done between them, so that a green that tested nothing can be told from one that did. */
public final class Coverage {
  private final Set<EventSource> entered = EnumSet.noneOf(EventSource.class);
  private final Set<EventSource> emitted = EnumSet.noneOf(EventSource.class);
  private final Set<EventSource> droppedByGuard = EnumSet.noneOf(EventSource.class);
  private final Map<EventSource, Set<PtRegs>> slots = new EnumMap<>(EventSource.class);
  private final Set<Claim> claims = EnumSet.of(Claim.P5);
  private final Set<Register> notAvailable = EnumSet.noneOf(Register.class);
  private boolean guardLostBalance;
  private boolean leftCountChanged;

  /** Adds what other runs have done. */
  public void add(Coverage other) {
    entered.addAll(other.entered);
    emitted.addAll(other.emitted);
    droppedByGuard.addAll(other.droppedByGuard);
    other.slots.forEach(
        (source, regs) -> slots.computeIfAbsent(source, s -> new HashSet<>()).addAll(regs));
    claims.addAll(other.claims);
    notAvailable.addAll(other.notAvailable);
    guardLostBalance |= other.guardLostBalance;
    leftCountChanged |= other.leftCountChanged;
  }

  void entered(EventSource source) {
    entered.add(source);
    claims.addAll(Claim.ofSamples());
  }

  void ran(EventSource source) {
    entered.add(source);
  }

  void asserted() {
    claims.add(Claim.ASSERT);
  }

  void waited() {
    claims.add(Claim.P6);
  }

  void emitted(EventSource source) {
    emitted.add(source);
  }

  void droppedByGuard(EventSource source) {
    droppedByGuard.add(source);
  }

  void notAvailable(Register register) {
    notAvailable.add(register);
  }

  void guardLostBalance() {
    guardLostBalance = true;
  }

  void leftCountChanged() {
    leftCountChanged = true;
  }

  void uses(EventSource source, PtRegs regs) {
    slots.computeIfAbsent(source, s -> new HashSet<>()).add(regs);
  }

  /** {@return the claims that the runs could have broken: those of samples if there were any, and of assertions and what waits likewise} */
  public Set<Claim> claims() {
    return Collections.unmodifiableSet(claims);
  }

  /** {@return whether code asserted something, or waited for what may never come} */
  public boolean someAsked() {
    return claims.contains(Claim.ASSERT) || claims.contains(Claim.P6);
  }

  /** {@return the sources that entered the sampling path, or whose code ran} */
  public Set<EventSource> entered() {
    return Set.copyOf(entered);
  }

  /** {@return the sources whose samples wrote out registers} */
  public Set<EventSource> emitted() {
    return Set.copyOf(emitted);
  }

  /** {@return the sources of which the kernel's own guard dropped an event} */
  public Set<EventSource> droppedByGuard() {
    return Set.copyOf(droppedByGuard);
  }

  /** {@return whether the kernel's own guard did not come back to what it was, or ran below zero} */
  public boolean sawGuardLoseBalance() {
    return guardLostBalance;
  }

  /** {@return whether a softirq action has left preempt_count changed, so that the kernel put it right} */
  public boolean sawCountLeftChanged() {
    return leftCountChanged;
  }

  /** {@return the words that went out as "not available"} */
  public Set<Register> notAvailable() {
    return Collections.unmodifiableSet(notAvailable);
  }

  /** {@return the names of the pt_regs that samples pointed at} */
  public Set<String> slotsUsed() {
    Set<String> names = new TreeSet<>();
    slots.values().forEach(set -> set.forEach(regs -> names.add(regs.name())));
    return names;
  }
}
