package dev.regnest.properties.contract;

import static dev.regnest.check.Claim.P1;
import static dev.regnest.check.Claim.P2;
import static dev.regnest.check.Claim.P3;

import net.jqwik.api.Group;

/** The sentinel pointer, in the sample and shared. */
class NotYetFilledContract {
  @Group
  class Private implements AllClaims {
    @Override
    public String id() {
      return "not-yet-filled-private";
    }

    @Override
    public Breaks breaks() {
      return Breaks.nothing().but(P3, "half-built-entry", "deferred-output");
    }
  }

  @Group
  class Shared implements AllClaims {
    @Override
    public String id() {
      return "not-yet-filled-shared";
    }

    @Override
    public Breaks breaks() {
      return Breaks.nothing()
          .everywhere(P1)
          .everywhere(P2, "half-built-entry")
          .rarely(P2, "half-built-entry", "h1(n8)h18(n3)")
          .everywhere(P3);
    }
  }
}
