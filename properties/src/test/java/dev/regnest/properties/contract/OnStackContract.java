package dev.regnest.properties.contract;

import static dev.regnest.check.Claim.P3;

import net.jqwik.api.Group;

/** The copy on the stack: nobody else reaches it, but it is gone with its frame. */
class OnStackContract {
  @Group
  class OnStack implements AllClaims {
    @Override
    public String id() {
      return "on-stack";
    }

    @Override
    public Breaks breaks() {
      return Breaks.nothing().but(P3, "half-built-entry", "deferred-output");
    }
  }
}
