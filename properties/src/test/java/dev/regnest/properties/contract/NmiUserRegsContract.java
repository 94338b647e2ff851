package dev.regnest.properties.contract;

import static dev.regnest.check.Claim.P1;
import static dev.regnest.check.Claim.P3;

import net.jqwik.api.Group;

/** Upstream since 2020: two NMI-like samples share its one copy, and v4.4 never saved bp. */
class NmiUserRegsContract {
  @Group
  class OneCopy implements AllClaims {
    @Override
    public String id() {
      return "nmi-user-regs";
    }

    @Override
    public Breaks breaks() {
      return Breaks.nothing()
          .but(
              P1,
              "nmi-like-exceptions",
              "compiler-reorders",
              "compiler-in-order",
              "traced-sampling-path",
              "deferred-output")
          .everywhere(P3, "nmi-like-exceptions", "compiler-reorders", "compiler-in-order");
    }
  }
}
