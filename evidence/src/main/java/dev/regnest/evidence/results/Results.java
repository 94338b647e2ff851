package dev.regnest.evidence.results;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;

/**
 * What was found out: designs, hypotheses, a verdict for each pair, and how each break goes.
 *
 * <p>Everything here but {@link #measured} is the same wherever and however often it is computed. {@code results.schema.json} beside this
 * class describes it as JSON.
 *
 * @param format {@link #FORMAT}
 * @param version {@link #VERSION}
 * @param tool what found it out
 * @param question what was asked of every design
 * @param registers the words that were copied
 * @param claims what every design claims
 * @param hypotheses what was supposed, in the order of every design's cells
 * @param designs what was judged
 * @param counterexamples how claims break, each told once however many hypotheses it breaks under
 * @param matrix the verdicts as a text of at most 75 columns
 * @param limits what no verdict covers
 * @param measured what differs from build to build, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({
  "format",
  "version",
  "tool",
  "question",
  "registers",
  "claims",
  "hypotheses",
  "designs",
  "counterexamples",
  "matrix",
  "limits",
  "measured"
})
public record Results(
    String format,
    int version,
    Tool tool,
    String question,
    List<String> registers,
    List<Claim> claims,
    List<Hypothesis> hypotheses,
    List<Design> designs,
    List<Counterexample> counterexamples,
    List<String> matrix,
    List<String> limits,
    Measured measured) {
  /** Holds all that is compared. */
  public Results {
    there(hypotheses, "hypotheses");
    there(designs, "designs");
  }

  /** @throws IllegalArgumentException if a member that is always written is not there */
  private static void there(Object member, String name) {
    if (member == null) {
      throw new IllegalArgumentException("no member \"" + name + "\"");
    }
  }

  /** What {@link #format} says. */
  public static final String FORMAT = "regnest-results";

  /** The version of this form; it grows when a reader of the one before would go wrong. */
  public static final int VERSION = 1;

  /** {@return the same with these designs} */
  public Results with(List<Design> others) {
    return new Results(
        format,
        version,
        tool,
        question,
        registers,
        claims,
        hypotheses,
        others,
        counterexamples,
        matrix,
        limits,
        measured);
  }

  /** {@return the same with what a build measured} */
  public Results with(Measured measured) {
    return new Results(
        format,
        version,
        tool,
        question,
        registers,
        claims,
        hypotheses,
        designs,
        counterexamples,
        matrix,
        limits,
        measured);
  }

  /**
   * What found it out.
   *
   * @param name "regnest"
   * @param version its version
   * @param modelHash a hash over the sources of the model
   */
  public record Tool(String name, String version, String modelHash) {}

  /**
   * What every design claims.
   *
   * @param id P1 to P6, or ASSERT
   * @param title its name in words
   */
  public record Claim(String id, String title) {}

  /**
   * What was supposed.
   *
   * @param id its name
   * @param era the kernel whose rules hold
   * @param sentence it in a sentence
   * @param sources what fires samples
   * @param arrivals what may arrive, sources' interrupts included
   * @param switches the rules turned on
   */
  public record Hypothesis(
      String id,
      String era,
      String sentence,
      List<String> sources,
      List<String> arrivals,
      List<String> switches) {
    /** Holds all by which cells are compared. */
    public Hypothesis {
      there(id, "id");
      there(era, "era");
    }
  }

  /**
   * What was judged.
   *
   * @param id its name
   * @param meaning what it does, in a line
   * @param source who proposed it, and where
   * @param links where that can be read
   * @param hash a hash over its sources
   * @param findings what stands beside the verdicts, a sentence each
   * @param leftOut what of a file counts for nothing, a sentence each; empty for what is no file
   * @param slots which question about the context picks which slot
   * @param unreached which questions about the context never say yes, and what is asked before them
   * @param cells its verdicts, one a hypothesis
   * @param why which of its operations are load-bearing, or null if nobody asked
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Design(
      String id,
      String meaning,
      String source,
      List<String> links,
      String hash,
      List<String> findings,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> leftOut,
      List<String> slots,
      List<String> unreached,
      List<Cell> cells,
      Why why) {
    /** Takes what a file does not leave out for empty. */
    public Design {
      there(id, "id");
      there(cells, "cells");
      leftOut = leftOut == null ? List.of() : List.copyOf(leftOut);
    }

    /** {@return the same under another name} */
    public Design named(String other) {
      return new Design(
          other, meaning, source, links, hash, findings, leftOut, slots, unreached, cells, why);
    }

    /** {@return the same with what its mutants said} */
    public Design with(Why asked) {
      return new Design(
          id, meaning, source, links, hash, findings, leftOut, slots, unreached, cells, asked);
    }
  }

  /**
   * One verdict.
   *
   * @param hypothesis under which hypothesis
   * @param verdict PROVED, HOLDS, VIOLATED, VACUOUS or UNKNOWN
   * @param bound the most interrupts for which it was judged, or null for any number
   * @param ownBounds how often at most parts of the code run however much arrives, or null where nothing else bounds them
   * @param complete whether everything up to the bound was judged
   * @param explored how many frame states or schedules that took
   * @param summary the same in a line
   * @param heldByGuard which claims hold only because the kernel's own guard drops samples, in a sentence, or null where none is known to
   * @param broken the broken claims
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Cell(
      String hypothesis,
      String verdict,
      Integer bound,
      String ownBounds,
      boolean complete,
      long explored,
      String summary,
      String heldByGuard,
      List<Broken> broken) {
    /** Holds all that is compared. */
    public Cell {
      there(hypothesis, "hypothesis");
      there(verdict, "verdict");
      there(broken, "broken");
    }
  }

  /**
   * A broken claim of a cell.
   *
   * @param claim P1 to P6, or ASSERT
   * @param kind the kind of violation
   * @param schedule the schedule that breaks it
   * @param arrivals how many arrivals that has
   * @param counterexample the index of how it goes
   */
  public record Broken(
      String claim, String kind, String schedule, int arrivals, int counterexample) {
    /** Holds all that is compared. */
    public Broken {
      there(claim, "claim");
      there(schedule, "schedule");
    }
  }

  /**
   * How a claim breaks.
   *
   * @param design the design
   * @param hypothesis the first hypothesis it was found under
   * @param claim P1 to P6, or ASSERT
   * @param kind the kind of violation
   * @param schedule the schedule
   * @param headline whose sample and which cell, made to be found by grep
   * @param table what led to it, at most 75 columns wide
   * @param steps the same in sentences, each with its because
   * @param window at how many of its points the last arrival breaks it, or empty
   * @param replay the command that shows it
   * @param at where in a file in C, as {@code kernel/softirq.c:80}, or null where it is nowhere in one
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Counterexample(
      String design,
      String hypothesis,
      String claim,
      String kind,
      String schedule,
      String headline,
      List<String> table,
      List<String> steps,
      String window,
      String replay,
      String at) {}
}
