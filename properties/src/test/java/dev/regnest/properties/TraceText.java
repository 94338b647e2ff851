package dev.regnest.properties;

import dev.regnest.machine.Arrival;
import dev.regnest.machine.Cell;
import dev.regnest.machine.Deed;
import dev.regnest.machine.Frame;
import dev.regnest.machine.Predicate;
import dev.regnest.machine.Tracer;

/** Everything a tracer is told, as text. */
final class TraceText implements Tracer {
  private final StringBuilder text = new StringBuilder();

  @Override
  public void entered(Frame frame) {
    line(frame, "<" + frame.arrival().bracket() + ">");
  }

  @Override
  public void returned(Frame frame) {
    line(frame, "</" + frame.arrival().bracket() + ">");
  }

  @Override
  public void loaded(Frame frame, Cell cell, int value) {
    line(frame, cell.name() + " is " + value);
  }

  @Override
  public void stored(Frame frame, Cell cell, int value) {
    line(frame, cell.name() + " = " + value);
  }

  @Override
  public void asked(Frame frame, Predicate predicate, int answer) {
    line(frame, predicate.call() + " " + answer);
  }

  @Override
  public void took(Frame frame, Arrival choice) {
    line(frame, choice.label());
  }

  @Override
  public void did(Frame frame, Deed deed) {
    line(frame, deed.toString());
  }

  private void line(Frame frame, String what) {
    text.append(frame.depth()).append(' ').append(frame.point()).append(' ').append(what);
    text.append('\n');
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
