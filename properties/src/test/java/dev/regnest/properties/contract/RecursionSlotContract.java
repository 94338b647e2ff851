package dev.regnest.properties.contract;

import static dev.regnest.check.Claim.P1;
import static dev.regnest.check.Claim.P3;
import static dev.regnest.check.Claim.P4;

import net.jqwik.api.Group;

/** The slot of the recursion context: isolation is paid for with drops. */
class RecursionSlotContract {
  @Group
  class ServingSoftirq implements AllClaims {
    @Override
    public String id() {
      return "recursion-slot";
    }

    @Override
    public Breaks breaks() {
      return Breaks.nothing()
          .but(P1, "deferred-output")
          .but(P3, "half-built-entry")
          .but(
              P4,
              "irqs-on-in-hardirq",
              "nmi-like-exceptions",
              "compiler-reorders",
              "compiler-in-order",
              "entry-lag");
    }
  }

  @Group
  class InSoftirq implements AllClaims {
    @Override
    public String id() {
      return "recursion-slot-in-softirq";
    }

    @Override
    public Breaks breaks() {
      return Breaks.nothing()
          .but(P1, "deferred-output")
          .but(P3, "half-built-entry")
          .but(
              P4,
              "irqs-on-in-hardirq",
              "nmi-like-exceptions",
              "compiler-reorders",
              "compiler-in-order",
              "entry-lag");
    }
  }
}
