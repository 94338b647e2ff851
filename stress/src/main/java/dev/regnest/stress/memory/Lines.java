package dev.regnest.stress.memory;

/**
 * Fields on three cache lines: the first cell, the second, and the others.
 *
 * <p>A core puts stores to one line into memory all at once, so that nobody sees their order. Superclasses come first in an object, which is
 * what keeps the fields apart.
 */
abstract class Lines extends SecondLine {
  int c;
  int d;
  int e;
  int f;
  int g;
  int h;
}

/** A cell, and what fills its line. */
abstract class FirstLine {
  int a;
  private long a1;
  private long a2;
  private long a3;
  private long a4;
  private long a5;
  private long a6;
  private long a7;
  private long a8;
}

/** The next one. */
abstract class SecondLine extends FirstLine {
  int b;
  private long b1;
  private long b2;
  private long b3;
  private long b4;
  private long b5;
  private long b6;
  private long b7;
  private long b8;
}
