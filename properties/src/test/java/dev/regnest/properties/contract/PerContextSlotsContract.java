package dev.regnest.properties.contract;

import static dev.regnest.check.Claim.P1;
import static dev.regnest.check.Claim.P3;

import net.jqwik.api.Group;

/** Four slots per CPU, picked by asking where we are. */
class PerContextSlotsContract {
  @Group
  class Posted implements AllClaims {
    @Override
    public String id() {
      return "percpu4-posted";
    }

    @Override
    public Breaks breaks() {
      return Breaks.nothing().everywhere(P1, "half-built-entry").but(P3, "half-built-entry");
    }
  }

  @Group
  class Ordered implements AllClaims {
    @Override
    public String id() {
      return "percpu4-ordered";
    }

    @Override
    public Breaks breaks() {
      return Breaks.nothing()
          .but(
              P1,
              "irqs-on-in-hardirq",
              "nmi-like-exceptions",
              "compiler-reorders",
              "compiler-in-order",
              "traced-sampling-path",
              "entry-lag",
              "deferred-output")
          .but(P3, "half-built-entry");
    }
  }
}
