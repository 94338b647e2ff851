package dev.regnest.kernelc.parse;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** Which names stand for types, block by block: without that, {@code a * b;} cannot be read. */
final class Scopes {
  private final Deque<Map<String, Boolean>> scopes = new ArrayDeque<>();

  /** Begins outside functions, with names that are known there already. */
  Scopes(Map<String, Boolean> known) {
    scopes.push(known);
    enter();
  }

  /** {@return the names outside functions and whether they are types} */
  Map<String, Boolean> outermost() {
    return Map.copyOf(scopes.peek());
  }

  void enter() {
    scopes.push(new HashMap<>());
  }

  void leave() {
    scopes.pop();
  }

  int size() {
    return scopes.size();
  }

  void leaveTo(int size) {
    while (scopes.size() > size) {
      leave();
    }
  }

  void declare(String name, boolean isType) {
    scopes.peek().put(name, isType);
  }

  /** {@return whether the name stands for something} */
  boolean isKnown(String name) {
    return scopes.stream().anyMatch(scope -> scope.containsKey(name));
  }

  boolean isType(String name) {
    for (Map<String, Boolean> scope : scopes) {
      Boolean isType = scope.get(name);
      if (isType != null) {
        return isType;
      }
    }
    return false;
  }
}
