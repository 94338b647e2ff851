package dev.regnest.kernelc.run;

/**
 * What {@code current} points to, of one task.
 *
 * @param object the object
 * @param mm the leaf of its {@code mm}, below 0 if it has none
 * @param flags the leaf of its {@code flags}, below 0 if it has none
 */
public record TaskObject(DataObject object, int mm, int flags) {}
