package dev.regnest.kernelc.run;

import dev.regnest.machine.Cell;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * What code does on some way through it, as far as a branch around it passes that on: filled in while the code is made.
 *
 * <p>Of what is reached through pointers, to functions or to locals, nothing is known here; that it does nothing lets a compiler move more.
 */
public final class Arms {
  private record Variable(DataObject object, int leaf) {}

  private final BitSet slots = new BitSet();
  private final Set<Variable> variables = new LinkedHashSet<>();
  private final Set<CFunction> calls = new LinkedHashSet<>();
  private boolean stores;
  private boolean throughPointers;
  private boolean ordered;
  private boolean barrier;
  private boolean ends;
  private boolean breaks;
  private boolean continues;
  private boolean returns;

  /** Gives a value to the locals in those slots. */
  public void setsLocals(int first, int end) {
    slots.set(first, end);
  }

  /** Gives a value to that leaf of a variable outside functions. */
  public void sets(DataObject global, int leaf) {
    variables.add(new Variable(global, leaf));
    stores = true;
  }

  /** Stores where others may see it. */
  public void stores() {
    stores = true;
    throughPointers = true;
  }

  /** Makes a volatile access. */
  public void accessesOrdered() {
    ordered = true;
  }

  /** Comes by a barrier. */
  public void hasBarrier() {
    barrier = true;
  }

  /** Ends the run. */
  public void ends() {
    ends = true;
  }

  /** Leaves the loop or switch around it. */
  public void breaks() {
    breaks = true;
  }

  /** Goes on with the next round of the loop around it. */
  public void continues() {
    continues = true;
  }

  /** Leaves the function, or goes elsewhere in it. */
  public void returns() {
    returns = true;
  }

  /** Calls that function. */
  public void calls(CFunction function) {
    calls.add(function);
  }

  /** Does all that {@code inner} does, which stands in it. */
  public void has(Arms inner) {
    slots.or(inner.slots);
    variables.addAll(inner.variables);
    calls.addAll(inner.calls);
    stores |= inner.stores;
    throughPointers |= inner.throughPointers;
    ordered |= inner.ordered;
    barrier |= inner.barrier;
    ends |= inner.ends;
    breaks |= inner.breaks;
    continues |= inner.continues;
    returns |= inner.returns;
  }

  /** This was a switch: a break went no further. */
  public void keepsBreaks() {
    breaks = false;
  }

  /** This was a loop: a break and a continue went no further. */
  public void keepsRounds() {
    breaks = false;
    continues = false;
  }

  /** {@return whether it makes no difference to what lies outside it} */
  public boolean doesNothing() {
    return slots.isEmpty() && calls.isEmpty() && !stores && !ordered && !barrier && !ends;
  }

  IntStream slots() {
    return slots.stream();
  }

  /** {@return the cells that it gives a value} */
  IntStream cells(Image image) {
    return variables.stream()
        .filter(variable -> !variable.object.isConstant())
        .map(variable -> image.cell(variable.object.number(), variable.leaf))
        .mapToInt(Cell::address);
  }

  boolean isOrdered() {
    return ordered || anyCalled(Arms::isOrdered);
  }

  boolean isThroughPointers() {
    return throughPointers || anyCalled(Arms::isThroughPointers);
  }

  boolean isBarrier() {
    return barrier || anyCalled(Arms::isBarrier);
  }

  boolean mayNotEnd() {
    return ends || anyCalled(Arms::mayNotEnd);
  }

  private boolean anyCalled(Predicate<Arms> what) {
    return calls.stream().anyMatch(function -> what.test(function.arms()));
  }

  /** {@return whether a way out of it does not lead to where it ends} */
  boolean leaves() {
    return breaks || continues || returns;
  }
}
