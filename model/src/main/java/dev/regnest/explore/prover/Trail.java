package dev.regnest.explore.prover;

import dev.regnest.machine.Arrival;
import dev.regnest.machine.Device;

/**
 * How a frame got where it is: a back-pointer per point at which something happened.
 *
 * @param before the trail up to the last such point, or null
 * @param point the point
 * @param arrival what arrived, or which choice was taken
 * @param device the number of the device that brought that about, from 0
 * @param delta which way through its handler it went; null for a choice
 * @param access for a moved access, the point at which the code has it; else 0
 * @param over for a hoisted load, the trail that ends with the arrival before which it is carried out; else null
 */
record Trail(
    Trail before, int point, Arrival arrival, int device, Delta delta, int access, Trail over) {
  /** {@return the trail on which that device interrupts, whose handler goes that way} */
  static Trail arrived(Trail before, int point, Device device, Delta delta) {
    return new Trail(before, point, device.arrival(), device.number(), delta, 0, null);
  }

  /** {@return {@code first}, and then {@code more}, whose points come after as many others; either may be null, for nothing} */
  static Trail joined(Trail first, Trail more, int points) {
    if (more == null) {
      return first;
    }
    Trail before = joined(first, more.before, points);
    return new Trail(
        before, points + more.point, more.arrival, more.device, more.delta, more.access, more.over);
  }

  /** {@return the trail on which that choice is taken} */
  static Trail taken(Trail before, int point, Arrival choice) {
    return new Trail(before, point, choice, 0, null, 0, null);
  }

  /** {@return the trail on which what the code has at point {@code access} is carried out at {@code point}} */
  static Trail carriedOut(Trail before, int access, int point) {
    return new Trail(before, point, Arrival.MOVED_ACCESS, 0, null, access, null);
  }

  /** {@return the trail on which the load at {@code access} was carried out before what arrived at the end of {@code over}} */
  static Trail hoisted(Trail before, int access, Trail over) {
    return new Trail(before, access, Arrival.MOVED_ACCESS, 0, null, access, over);
  }
}
