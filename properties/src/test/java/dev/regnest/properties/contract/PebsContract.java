package dev.regnest.properties.contract;

import static dev.regnest.check.Claim.P2;
import static dev.regnest.check.Claim.P3;

import net.jqwik.api.Group;

/** Which registers of a PEBS record are copied over the interrupted frame's. */
class PebsContract {
  @Group
  class Conditional implements AllClaims {
    @Override
    public String id() {
      return "pebs-conditional";
    }

    @Override
    public Breaks breaks() {
      return Breaks.nothing()
          .but(P2, "pebs-skid")
          .but(P3, "pebs-skid", "half-built-entry", "deferred-output");
    }
  }

  @Group
  class Always implements AllClaims {
    @Override
    public String id() {
      return "pebs-always";
    }

    @Override
    public Breaks breaks() {
      return Breaks.nothing().but(P3, "half-built-entry", "deferred-output");
    }
  }

  @Group
  class CsAndFlags implements AllClaims {
    @Override
    public String id() {
      return "pebs-cs-flags";
    }

    @Override
    public Breaks breaks() {
      return Breaks.nothing().everywhere(P3);
    }
  }

  @Group
  class AllOrNone implements AllClaims {
    @Override
    public String id() {
      return "pebs-all-or-none";
    }

    @Override
    public Breaks breaks() {
      return Breaks.nothing().but(P3, "half-built-entry", "deferred-output");
    }
  }
}
