package dev.regnest.explore.prover;

import dev.regnest.machine.Cell;
import java.util.function.IntConsumer;
import java.util.function.IntUnaryOperator;

/**
 * An access whose result the code does not wait for: the load of an opaque word to be written out, or a read-modify-write in one
 * instruction.
 *
 * @param cell the cell
 * @param operation what it makes of the value, or null for a load
 * @param then told the value loaded, or the one written
 * @param claimed the words that the sample had stored to or pointed at by then
 */
record Late(Cell cell, IntUnaryOperator operation, IntConsumer then, CellSet claimed) {}
