package dev.regnest.kernelc.run;

import java.util.List;

/**
 * A whole program, ready to be laid out and run.
 *
 * @param globals the variables outside functions that are used, by number
 * @param locals the variables inside functions, by number
 * @param functions the functions that are used, by number
 * @param slots how many leaves the locals have
 * @param asksModeOfCopies whether it asks user_mode() of other registers than a handler was given
 */
public record ProgramCode(
    List<DataObject> globals,
    List<DataObject> locals,
    List<CFunction> functions,
    int slots,
    boolean asksModeOfCopies) {}
