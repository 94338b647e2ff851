package dev.regnest.kernelc.run;

import java.util.List;

/**
 * A whole program, ready to be laid out and run.
 *
 * @param globals the variables outside functions that are used, by number
 * @param locals the variables inside functions, by number
 * @param functions the functions that are used, by number
 * @param slots how many leaves the locals have
 * @param tasks what current points to, task by task; none where it does not ask
 * @param asks what it asks of the tasks and their registers
 * @param notation how it writes its integers
 */
public record ProgramCode(
    List<DataObject> globals,
    List<DataObject> locals,
    List<CFunction> functions,
    int slots,
    List<TaskObject> tasks,
    Asks asks,
    Notation notation) {
  /**
   * What a program asks, so that it has to be known.
   *
   * @param modeOfCopies user_mode() of other registers than a handler was given
   * @param kernelThread whether the task is a kernel thread
   * @param abi whether the task runs 64-bit code in user mode
   */
  public record Asks(boolean modeOfCopies, boolean kernelThread, boolean abi) {}
}
