package dev.regnest.kernelc.parse;

import dev.regnest.kernelc.source.Position;
import java.util.List;

/** A statement, as it is written. */
public sealed interface Stmt {
  /** {@return where it begins} */
  Position at();

  /** {@code { ... }}. */
  record Compound(Position at, List<Stmt> items) implements Stmt {}

  /** A declaration among statements. */
  record Declare(Position at, Declaration declaration) implements Stmt {}

  /** An expression; null for the empty statement. */
  record Expression(Position at, Expr expression) implements Stmt {}

  /** {@code if}; {@code otherwise} may be null. */
  record If(Position at, Expr condition, Stmt then, Stmt otherwise) implements Stmt {}

  /** {@code while}, or {@code do} if the body comes first. */
  record While(Position at, Expr condition, Stmt body, boolean bodyFirst) implements Stmt {}

  /** {@code for}; each part but the body may be null. */
  record For(Position at, Stmt start, Expr condition, Expr step, Stmt body) implements Stmt {}

  /** {@code switch}. */
  record Switch(Position at, Expr value, Stmt body) implements Stmt {}

  /** {@code case}, or {@code default} with null; {@code last} is not null in {@code case a ... b}. */
  record Case(Position at, Expr value, Expr last, Stmt then) implements Stmt {}

  /** {@code break}. */
  record Break(Position at) implements Stmt {}

  /** {@code continue}. */
  record Continue(Position at) implements Stmt {}

  /** {@code goto}. */
  record Goto(Position at, String label) implements Stmt {}

  /** A label. */
  record Label(Position at, String name, List<Specifiers.Attribute> attributes, Stmt then)
      implements Stmt {}

  /** {@code return}; the value may be null. */
  record Return(Position at, Expr value) implements Stmt {}

  /** {@code asm volatile("" ::: "memory")}: a compiler barrier, and no instruction. */
  record Barrier(Position at) implements Stmt {}
}
