package dev.regnest.properties.contract;

/** A design that is held to all five claims. */
interface AllClaims
    extends IsolationContract,
        TruthContract,
        PopulatedContract,
        NoNeedlessDropContract,
        BalanceContract {}
