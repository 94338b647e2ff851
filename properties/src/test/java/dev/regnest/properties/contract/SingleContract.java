package dev.regnest.properties.contract;

import static dev.regnest.check.Claim.P1;
import static dev.regnest.check.Claim.P2;
import static dev.regnest.check.Claim.P3;

import net.jqwik.api.Group;

/** One copy per CPU, with and without an "already filled" flag. */
class SingleContract {
  @Group
  class Refilled implements AllClaims {
    @Override
    public String id() {
      return "single";
    }

    @Override
    public Breaks breaks() {
      return Breaks.nothing().everywhere(P1).but(P3, "half-built-entry");
    }
  }

  @Group
  class FlagFirst implements AllClaims {
    @Override
    public String id() {
      return "single-flag-first";
    }

    @Override
    public Breaks breaks() {
      return Breaks.nothing().everywhere(P2).everywhere(P3);
    }
  }

  @Group
  class FlagLast implements AllClaims {
    @Override
    public String id() {
      return "single-flag-last";
    }

    @Override
    public Breaks breaks() {
      return Breaks.nothing().everywhere(P1).everywhere(P2).but(P3, "half-built-entry");
    }
  }

  @Group
  class FlagCleared implements AllClaims {
    @Override
    public String id() {
      return "single-flag-cleared";
    }

    @Override
    public Breaks breaks() {
      return Breaks.nothing().everywhere(P1).but(P3, "half-built-entry");
    }
  }
}
