package dev.regnest.machine;

/** Code waits in a loop that nothing modelled ends: for another CPU, for a device, or for ever. */
public final class LoopWithoutEnd extends RunRefused {
  private static final long serialVersionUID = 1;

  private final String place;

  LoopWithoutEnd(String place) {
    super(place + ": nothing modelled ends this loop");
    this.place = place;
  }

  /** {@return the loop's place in the source} */
  public String place() {
    return place;
  }
}
