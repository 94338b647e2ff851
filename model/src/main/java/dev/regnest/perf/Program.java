package dev.regnest.perf;

import dev.regnest.kernel.EventSource;
import dev.regnest.machine.Cell;
import dev.regnest.machine.Cpu;
import dev.regnest.machine.Entry;
import dev.regnest.machine.Word;
import java.util.List;
import java.util.function.Consumer;

/** The code under test: what runs when one of its sources fires, between the kernel's own entry and return. */
public interface Program {
  /**
   * Runs what that source fires, in the running frame.
   *
   * @return what is left to do once the handler has returned, or null for nothing
   */
  Runnable fire(Cpu cpu, EventSource source);

  /**
   * {@return the handlers of that source in words, if it has several: each time it fires one of them runs, that of the {@link Entry#device};
   * empty where it has one}
   */
  default List<String> handlers(EventSource source) {
    return List.of();
  }

  /**
   * Says what the task is that is about to run in the kernel, where the code asks that of it.
   *
   * @return whether it comes from user mode; a kernel thread does not
   */
  default boolean comesFromUserMode(Cpu cpu) {
    return true;
  }

  /** The task has left the kernel, whatever it was. */
  default void taskLeft(Cpu cpu) {}

  /** Runs what the task does before it returns to user mode, beside what {@link EventSource#TASK_EVENT} fires. */
  default void beforeTaskLeaves(Cpu cpu) {}

  /** {@return what looks at memory after everything has returned, where nothing can arrive; what each of them stores is undone behind it} */
  default List<Consumer<Cpu>> atRest() {
    return List.of();
  }

  /** {@return whether it copies the words of registers at all; if not, no run depends on which} */
  default boolean copiesWords() {
    return true;
  }

  /** {@return whether what a sample emits is compared word with word} */
  default boolean comparesWords() {
    return false;
  }

  /**
   * {@return whether it may ask between two words, and not at a point, what one that has arrived has changed: what comes between the two is not
   * there where either is judged by itself}
   */
  default boolean asksBetweenWords() {
    return false;
  }

  /** {@return how often at most parts of it run however much arrives, in words; empty where nothing else bounds them} */
  default String ownBounds() {
    return "";
  }

  /** {@return what to say where it came by no assertion, if it takes no samples; empty if samples are what is tested} */
  default String untested() {
    return "";
  }

  /** {@return whether every value that it asks for is tried, where nobody knows which it has; if not, nothing is proved of it} */
  default boolean triesAllValues() {
    return true;
  }

  /** {@return what that cell holds, as its code would write it} */
  default String written(Cell cell, int value) {
    return cell.kind() == Cell.Kind.WORD ? Word.ofToken(value).toString() : Integer.toString(value);
  }

  /** {@return the classes it is made of, by which its source is found} */
  default List<Class<?>> code() {
    return List.of(getClass());
  }
}
