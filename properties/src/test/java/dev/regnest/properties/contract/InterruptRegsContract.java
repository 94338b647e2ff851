package dev.regnest.properties.contract;

import static dev.regnest.check.Claim.P1;
import static dev.regnest.check.Claim.P2;
import static dev.regnest.check.Claim.P3;

import net.jqwik.api.Group;

/** The interrupted pt_regs pointer, which must not outlive its frame. */
class InterruptRegsContract {
  @Group
  class InSample implements AllClaims {
    @Override
    public String id() {
      return "interrupt-regs-in-sample";
    }

    @Override
    public Breaks breaks() {
      return Breaks.nothing()
          .but(P1, "deferred-output")
          .but(P2, "deferred-output")
          .but(P3, "deferred-output");
    }
  }
}
