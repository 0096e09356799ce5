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
 * The part of a store behind healing and requeueing. Healing is a query rather than an event: what
 * is due follows from what is stored, so no wake-up can be lost. Thread-safe; the rules of {@link
 * Store} apply.
 *
 * <p>Times are the caller's: {@code now} comes from the clock of the calling process. A stored time
 * further in the future than the call could have set it, such as the end of a claim, was written by
 * a process whose clock was wrong, and counts as past.
 */
public interface HealingStore {

  /**
   * Claims manifests whose reports are due ({@link ManifestStatus#due}) for a reason other than
   * requeueing, and were made by these scanners only. A claimed manifest is not returned to other
   * callers until the claim ends or the manifest is finished. Concurrent callers, on any node, get
   * different manifests.
   *
   * @param scanners the scanners whose results the caller can coalesce
   * @param claim how long the claim lasts; if the caller dies, the manifests are still due
   *     afterwards
   * @param limit the maximum number of manifests to take
   * @return the claimed manifests
   */
  List<KnownManifest> takeDue(ScannerSet scanners, Instant now, Duration claim, int limit);

  /** Returns how many reports are due but were also made by scanners other than these. */
  long countDueOfOthers(ScannerSet scanners);

  /**
   * Makes partial reports eligible for re-indexing: takes those whose {@code updated_at} is not
   * after {@code notAfter}, the oldest first, and leaves out those that are partial for permanent
   * reasons only and those that are eligible already. Items and errors stay until a new result
   * replaces them. {@link Store#checkManifest} of such a manifest reports its cells with a
   * transient partial error as missing, and no others, until they are scanned again. The manifest
   * stays eligible until it is finished without such a cell.
   *
   * @param limit the maximum number of manifests to take; less than 1 counts as 1
   * @return the manifests taken
   */
  Set<Digest> requeueIndexPartials(Instant notAfter, int limit);

  /**
   * Makes partial reports eligible for re-indexing in the same way, whatever their age, if a scan
   * hit a per-layer limit that is larger now. The cells that hit it are reported as missing.
   *
   * @param limits the current limits, by name
   * @param limit the maximum number of manifests to take; less than 1 counts as 1
   * @return the manifests taken
   */
  Set<Digest> requeueLimited(Map<String, Long> limits, int limit);

  /**
   * Deletes cells that no report is based on: those of scanners that are in no report's set and
   * that no node has used for a long time. A node whose scanners have made no report yet may be
   * writing such cells, so only old ones are deleted.
   *
   * @param kept the caller's scanners, which are recorded as in use now
   * @param notAfter cells that were scanned later are kept, and so are those of scanners that were
   *     in use later
   * @param limit the maximum number of layers whose cells are deleted; less than 1 counts as 1
   * @return the number of deleted cells; 0 if there are none left
   */
  long collectCells(ScannerSet kept, Instant now, Instant notAfter, int limit);

  /**
   * Takes the turn to do a task that one node does for all.
   *
   * @param task the name of the task
   * @param interval the minimum time since the previous turn
   * @return true for only one caller per interval, among all nodes
   */
  boolean takeTurn(String task, Instant now, Duration interval);

  /**
   * Returns manifests that were requeued and have not been finished since, the oldest first.
   *
   * @param limit the maximum number of manifests to return
   */
  List<Digest> requeuedManifests(int limit);

  /** Returns counts of what the store contains. */
  StoreStatus status();

  /**
   * Returns a manifest's report together with its origin, read at the same moment; empty if there
   * is no report.
   */
  Optional<ExplainedReport> explain(Digest manifest);
}
