package dev.regnest.stress.litmus;

import java.util.HashMap;
import java.util.Map;

/** One object for all that are equal, so that they are told apart by identity. */
final class Shared<T> {
  private final Map<T, T> objects = new HashMap<>();

  /** {@return the first equal object that was ever given} */
  T of(T object) {
    T first = objects.putIfAbsent(object, object);
    return first == null ? object : first;
  }
}
