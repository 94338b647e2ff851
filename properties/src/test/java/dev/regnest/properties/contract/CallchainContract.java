package dev.regnest.properties.contract;

import static dev.regnest.check.Claim.P1;
import static dev.regnest.check.Claim.P2;
import static dev.regnest.check.Claim.P4;

import net.jqwik.api.Group;

/** The neighbour: a callchain entry that is given back before it is written out. */
class CallchainContract {
  @Group
  class EarlyPut implements AllClaims {
    @Override
    public String id() {
      return "callchain-early-put";
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
          .but(
              P2,
              "irqs-on-in-hardirq",
              "nmi-like-exceptions",
              "compiler-reorders",
              "compiler-in-order",
              "traced-sampling-path",
              "entry-lag",
              "deferred-output")
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
