package dev.libindex;

import dev.libindex.internal.affected.AffectedSearch;
import dev.libindex.internal.controller.Controller;
import dev.libindex.internal.healing.Healer;
import dev.libindex.internal.healing.HealingSchedule;
import dev.libindex.internal.mapping.MappingSupply;
import dev.libindex.internal.stored.StoredReportReader;
import dev.libindex.listener.HealResult;
import dev.libindex.mapping.MappingStatus;
import dev.libindex.mapping.MappingVersion;
import dev.libindex.model.Digest;
import dev.libindex.model.IndexReport;
import dev.libindex.model.Manifest;
import dev.libindex.model.ScannerSet;
import dev.libindex.store.Store;
import dev.libindex.vulnerability.AffectedManifests;
import dev.libindex.vulnerability.Vulnerability;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Indexes container images: determines, layer by layer, what is installed in them, and reports what
 * could not be determined.
 *
 * <p>One instance serves a whole process. It is thread-safe, and any number of processes may share
 * a store. A layer is fetched and scanned once, no matter how many images contain it or how often
 * they are indexed, and a report is finished only if nothing is missing from it.
 *
 * <p>Close the instance when it is no longer needed. What the caller supplied (store, locks, HTTP
 * client, executors) stays open. After closing, {@link #index}, {@link #heal}, {@link
 * #refreshMappings}, {@link #importMapping} and {@link #acceptMapping} throw an {@link
 * IllegalStateException}; the other methods work for as long as the store is open.
 */
public final class Libindex implements AutoCloseable {
  private static final Duration MAX_AGE = Duration.ofDays(36_500);

  private final Controller controller;
  private final Store store;
  private final AffectedSearch affected;
  private final MappingSupply mappings;
  private final Healer healer;
  private final HealingSchedule healing;
  private final ScannerSet scanners;
  private final Clock clock;
  private final Resources resources;

  Libindex(
      Controller controller,
      Store store,
      AffectedSearch affected,
      MappingSupply mappings,
      Healer healer,
      HealingSchedule healing,
      ScannerSet scanners,
      Clock clock,
      Resources resources) {
    this.controller = controller;
    this.store = store;
    this.affected = affected;
    this.mappings = mappings;
    this.healer = healer;
    this.healing = healing;
    this.scanners = scanners;
    this.clock = clock;
    this.resources = resources;
  }

  /** Returns a builder with defaults for all but store, locks and ecosystems. */
  public static LibindexBuilder builder() {
    return new LibindexBuilder();
  }

  /**
   * Indexes an image, or returns its stored report if that is up to date. Blocks until the report
   * is stored. An up-to-date report costs one read of the store, layers whose results are stored
   * are not fetched again, and no call waits for a mapping.
   *
   * <p>An exception from a composer, binder, coalescer or resolver of an ecosystem is thrown as it
   * is. No report is stored in that case; the last one stays, and so do the results of all scans.
   *
   * @return a report in the state {@code IndexFinished} or {@code IndexPartial}
   * @throws dev.libindex.model.IndexFailedException if a layer cannot be fetched or fails
   *     verification; its report is in the state {@code IndexError}. Until the back-off has passed,
   *     further calls throw it again without fetching anything
   * @throws dev.libindex.store.ManifestConflictException if the store has this manifest with
   *     different layers
   * @throws dev.libindex.error.StoreException if the store or the locks fail, or if other nodes
   *     keep changing what this run has read
   * @throws IllegalStateException if this instance is closed
   * @throws InterruptedException if the thread is interrupted, or this instance is closed, before
   *     the report is stored. Scans that no other call waits for are abandoned; what has been
   *     stored stays
   */
  public IndexReport index(Manifest manifest) throws InterruptedException {
    resources.checkOpen();
    return controller.index(manifest);
  }

  /**
   * Returns an identifier of this instance's scanners: 32 lower-case hex digits that depend on
   * their names, versions and kinds. When it changes, indexing an image again may give another
   * report. It does not depend on mappings, because reports are coalesced again when those change.
   */
  public String state() {
    return scanners.id();
  }

  /**
   * Returns the last stored report of an image, finished or partial; empty if there is none.
   *
   * @throws dev.libindex.error.StoreException if the store fails
   */
  public Optional<IndexReport> indexReport(Digest manifest) {
    return store.indexReport(manifest).map(StoredReportReader::read);
  }

  /**
   * Finds the images that are affected by any of these vulnerabilities, according to their last
   * stored reports. All vulnerabilities are looked up in one read of the store.
   *
   * <p>Versions are compared with those of the installed packages: a vulnerability of a source
   * package affects the packages built from it. A vulnerability that is malformed, that a matcher
   * fails on, or that concerns no ecosystem of this instance is listed separately; the call does
   * not fail.
   *
   * @throws dev.libindex.error.StoreException if the store fails
   */
  public AffectedManifests affectedManifests(Collection<Vulnerability> vulnerabilities) {
    return affected.run(vulnerabilities);
  }

  /**
   * Deletes images and their reports, and the layers that no other image contains.
   *
   * @return the images that were in the store
   * @throws dev.libindex.error.StoreException if the store fails
   */
  public Set<Digest> deleteManifests(Collection<Digest> manifests) {
    return store.deleteManifests(manifests);
  }

  /**
   * Requests newer versions of all mappings immediately, regardless of any back-off, and waits for
   * them. Sends no requests if {@link dev.libindex.options.MappingOptions#offline} is set.
   *
   * @param maxWait the maximum time to wait; versions that arrive later are still used
   * @return the status of all mappings after the wait
   * @throws InterruptedException if the thread is interrupted while it waits; the requests go on
   * @throws dev.libindex.error.StoreException if the store fails
   * @throws IllegalStateException if this instance is closed
   */
  public List<MappingStatus> refreshMappings(Duration maxWait) throws InterruptedException {
    resources.checkOpen();
    return mappings.refresh(maxWait);
  }

  /**
   * Makes a file the current version of a mapping, for all nodes.
   *
   * @param force whether to accept a version that has no keys or loses many
   * @throws dev.libindex.mapping.MappingRefusedException if the file does not have the mapping's
   *     format, or if it has no keys or loses many and {@code force} is false
   * @throws IOException if the file cannot be read
   * @throws dev.libindex.error.StoreException if the store fails
   * @throws IllegalArgumentException if no registered ecosystem uses a mapping of this name
   * @throws IllegalStateException if this instance is closed
   */
  public MappingVersion importMapping(String name, Path file, boolean force) throws IOException {
    resources.checkOpen();
    return mappings.importMapping(name, file, force);
  }

  /**
   * Accepts the version of a mapping that was fetched but refused because it loses many keys, and
   * makes it the current one for all nodes. {@link #mappings()} shows whether there is one.
   *
   * @return the version; empty if none has been refused since the last one was installed
   * @throws dev.libindex.mapping.MappingRefusedException if the version does not have the format
   *     that this process expects; a node with another version of the ecosystem may have fetched it
   * @throws IOException if the version exceeds this process's limit on the size of mappings
   * @throws dev.libindex.error.StoreException if the store fails
   * @throws IllegalArgumentException if no registered ecosystem uses a mapping of this name
   * @throws IllegalStateException if this instance is closed
   */
  public Optional<MappingVersion> acceptMapping(String name) throws IOException {
    resources.checkOpen();
    return mappings.acceptMapping(name);
  }

  /**
   * Coalesces every due report again, without reading a layer: those that wait for a mapping that
   * has arrived, those that a newer version of a mapping changes, and those that were made from a
   * cell that has been replaced since, because its layer was scanned again.
   *
   * <p>This also happens in the background, periodically and whenever a mapping arrives. Calls on
   * any number of nodes share the work: a call neither waits for nor counts reports that another
   * sweep has taken within the last five minutes.
   *
   * @throws dev.libindex.error.StoreException if the store fails; the remaining reports stay due
   * @throws IllegalStateException if this instance is closed
   * @throws InterruptedException if the thread is interrupted; checked between batches
   */
  public HealResult heal() throws InterruptedException {
    resources.checkOpen();
    return healer.heal();
  }

  /**
   * Makes partial reports that have not changed for a while eligible for re-indexing, the oldest
   * first. The next {@link #index} of such an image repeats the scans that had a transient error,
   * and no others; until then its report stays as it is. This also happens in the background, at
   * the pace set by {@link dev.libindex.options.HealingOptions#retryInterval}.
   *
   * @param minAge how long a report must have stayed the same; indexing it to no effect does not
   *     count as a change. A negative time counts as zero
   * @param limit the maximum number of images to take; less than 1 counts as 1
   * @return the images taken, to be submitted to {@link #index}
   * @throws dev.libindex.error.StoreException if the store fails
   */
  public Set<Digest> requeueIndexPartials(Duration minAge, int limit) {
    Duration age = minAge.compareTo(MAX_AGE) < 0 ? minAge : MAX_AGE;
    return store.requeueIndexPartials(
        clock.instant().minus(age.isNegative() ? Duration.ZERO : age), limit);
  }

  /**
   * Returns the number of reports in each state, what partial reports wait for, and the status of
   * all mappings.
   *
   * @throws dev.libindex.error.StoreException if the store fails
   */
  public LibindexStatus status() {
    return new LibindexStatus(store.status(), store.countDueOfOthers(scanners), mappings.status());
  }

  /**
   * Explains why an image's report is as it is: what it lacks, in which layer and since when, which
   * mapping versions it was bound with, and what it waits for. Returns empty if there is no report,
   * which is also the case if every attempt to index the image has failed; {@link #status} counts
   * the images whose last attempt failed.
   *
   * @throws dev.libindex.error.StoreException if the store fails
   */
  public Optional<ReportExplanation> explain(Digest manifest) {
    return store
        .explain(manifest)
        .map(
            explained ->
                ReportExplanation.of(
                    explained.origin(), StoredReportReader.read(explained.report())));
  }

  /**
   * Returns the status of each mapping: its current version, and how its updates are going.
   *
   * @throws dev.libindex.error.StoreException if the store fails
   */
  public List<MappingStatus> mappings() {
    return mappings.status();
  }

  /** Stops background work and closes what this instance opened. Closing twice has no effect. */
  @Override
  public void close() {
    healing.close();
    mappings.close();
    resources.close();
  }
}
