package dev.regnest.machine;

import java.util.Optional;

/** Decides at each point what arrives: the only nondeterminism of the machine. */
public interface Adversary {
  /** Lets nothing arrive, and takes no way that is offered. */
  Adversary NONE = new Adversary() {
    @Override
    public Optional<Arrival> arriving(Cpu cpu) {
      return Optional.empty();
    }

    @Override
    public boolean takes(Cpu cpu, Arrival choice) {
      return false;
    }
  };

  /**
   * Chooses what arrives at the point where the running frame stands; asked again after each arrival until it answers nothing.
   *
   * @param cpu the machine, to ask what is legal
   * @return a legal arrival that has a frame, or empty for none
   */
  Optional<Arrival> arriving(Cpu cpu);

  /**
   * Chooses which device has brought the arrival about that it has just let in, where several share that level.
   *
   * @param cpu the machine, where the interrupted frame still runs
   * @param arrival what arrives
   * @param devices how many devices there are, at least two
   * @return the number of one of them, from 0
   */
  default int device(Cpu cpu, Arrival arrival, int devices) {
    return 0;
  }

  /** A softirq that was left half done goes on over task B, which stands where it hit. */
  default void goesOn(Cpu cpu) {}

  /**
   * Says whether the running frame takes the way offered.
   *
   * @param cpu the machine
   * @param choice the way, {@link Arrival#isChoice()}
   * @return true to take it
   */
  boolean takes(Cpu cpu, Arrival choice);

  /**
   * Says what becomes of the running frame, which goes round a loop and has come back to where it was, with the same in memory and
   * nothing having arrived.
   *
   * @param cpu the machine
   */
  default Standstill standsStill(Cpu cpu) {
    return Standstill.ENDLESS;
  }

  /** {@return the compiler of the code that runs} */
  default Compiler compiler() {
    return Compiler.IN_ORDER;
  }
}
