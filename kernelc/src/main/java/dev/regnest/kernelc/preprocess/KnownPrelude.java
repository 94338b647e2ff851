package dev.regnest.kernelc.preprocess;

import java.util.List;
import org.anarres.cpp.Macro;

/**
 * What the prelude leaves behind once it was read: macros and tokens, the same for every file.
 *
 * @param macros the macros that it defines
 * @param tokens the tokens of its declarations, the last of kind END
 */
record KnownPrelude(List<Macro> macros, List<CToken> tokens) {}
