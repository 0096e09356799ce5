package dev.libindex.store;

import dev.libindex.model.Digest;
import dev.libindex.model.ScannerSet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How reports become better by themselves. Healing is a query, not an event: what is due follows
 * from what is stored, so that no wake-up can be lost. Thread-safe; the same rules as for {@link
 * Store}.
 *
 * <p>Times are the caller's: {@code now} is the clock of the process that asks. A time of another
 * process that is further ahead than it can be (a claim, a turn) is that of a clock which was
 * wrong, and counts as past.
 */
public interface HealingStore {

  /**
   * Takes manifests whose reports are due ({@link ManifestStatus#due}), not only because they were
   * requeued, and belong to no other scanners than these, and keeps them from other callers until
   * the claim ends or the manifest is finished. Callers at the same time, on any node, get
   * different manifests.
   *
   * @param scanners those that the caller can coalesce the results of
   * @param claim how long the caller may take; a caller that dies leaves them due
   * @param limit the most manifests to take
   */
  List<KnownManifest> takeDue(ScannerSet scanners, Instant now, Duration claim, int limit);

  /** How many reports are due but belong to other scanners, too. */
  long countDueOfOthers(ScannerSet scanners);

  /**
   * Makes partial reports eligible for re-indexing: takes those whose {@code updated_at} is not
   * after {@code notAfter}, the oldest first, leaving out those that are partial for permanent
   * reasons only and those that are eligible already. Items and errors stay until a new result
   * replaces them. At the next {@link Store#checkManifest}, cells with a transient partial error
   * are missing, those and no others, until they are scanned again. The manifest stays eligible
   * until it is finished without such a cell.
   *
   * @param limit the most manifests to take; less than 1 counts as 1
   * @return the manifests taken
   */
  Set<Digest> requeueIndexPartials(Instant notAfter, int limit);

  /**
   * Makes partial reports eligible for re-indexing in the same way, whatever their age, if a scan
   * hit a per-layer limit that is larger now. Cells that hit it are missing then.
   *
   * @param limits by name, the limits that are in force
   * @param limit the most manifests to take; less than 1 counts as 1
   * @return the manifests taken
   */
  Set<Digest> requeueLimited(Map<String, Long> limits, int limit);

  /**
   * Forgets cells that no report rests on: of scanners that are in no report's set, and that no
   * node has had in use for long. A node whose scanners have made no report yet may be writing such
   * cells, so only old ones are taken.
   *
   * @param kept the caller's scanners, which count as in use now
   * @param notAfter cells that were scanned later stay, and those of scanners that were in use
   *     later
   * @param limit the most layers to take cells of; less than 1 counts as 1
   * @return how many cells were forgotten; 0 if there are none left
   */
  long collectCells(ScannerSet kept, Instant now, Instant notAfter, int limit);

  /**
   * Whether it is the caller's turn to do something that is done by one node at a time: true for
   * one caller, on whatever node, in each interval.
   *
   * @param task a name for what is done
   * @param interval since the turn before
   */
  boolean takeTurn(String task, Instant now, Duration interval);

  /** Manifests that were requeued and have not been finished since, the oldest first. */
  List<Digest> requeuedManifests(int limit);

  /** What is kept, counted. */
  StoreStatus status();

  /** Why a manifest's report is as it is; empty if there is no report. */
  Optional<ExplainedReport> explain(Digest manifest);
}
