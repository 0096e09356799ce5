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
 * Says what is installed in container images, layer by layer, and how sure that is.
 *
 * <p>One instance serves a whole process: it is thread-safe, and many processes may share one
 * store. It pays for a layer once, whoever asks and how often, and never calls finished what is
 * not. Close it at the end; what the caller supplied (store, locks, HTTP client, executors) stays
 * open. Once it is closed, whatever does more than read the store throws an {@link
 * IllegalStateException}.
 */
public final class Libindex implements AutoCloseable {
  private static final Duration LONGEST_AGE = Duration.ofDays(36_500);

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

  /** The way to make one. */
  public static LibindexBuilder builder() {
    return new LibindexBuilder();
  }

  /**
   * Indexes an image, or answers with its stored report. Blocks until the report is stored. A
   * finished manifest costs one read of the store; layers that any manifest has paid for are not
   * fetched again; no call waits for a mapping.
   *
   * @return a report in the state {@code IndexFinished} or {@code IndexPartial}
   * @throws dev.libindex.model.IndexFailedException if a layer cannot be had or trusted; carries a
   *     report in the state {@code IndexError}. Asking again too soon is answered the same way
   *     without touching a layer
   * @throws dev.libindex.store.ManifestConflictException if the hash is known with other layers
   * @throws dev.libindex.error.StoreException if the store cannot do its part
   * @throws IllegalStateException if this instance is closed
   * @throws InterruptedException if the thread is interrupted, or this instance is closed
   *     meanwhile; layers that nobody else waits for are given up, what is stored stays
   */
  public IndexReport index(Manifest manifest) throws InterruptedException {
    resources.checkOpen();
    return controller.index(manifest);
  }

  /**
   * A name for what this instance would find: 32 lower-case hex digits that depend on names,
   * versions and kinds of its scanners. Reports made under another state may be worth asking for
   * again. A mapping version is no part of it: reports follow mappings by themselves.
   */
  public String state() {
    return scanners.id();
  }

  /**
   * The last report with contents, finished or partial; empty if there is none.
   *
   * @throws dev.libindex.error.StoreException if the store cannot do its part
   */
  public Optional<IndexReport> indexReport(Digest manifest) {
    return store.indexReport(manifest).map(StoredReportReader::read);
  }

  /**
   * Which images any of the vulnerabilities affects, by their last reports with contents. All are
   * looked for together, in one round trip to the store.
   *
   * <p>What is compared is what is installed: a vulnerability of a source package affects the
   * packages built from it, by their own versions. One that is malformed, or that no ecosystem of
   * this instance knows, is told apart in the answer and leaves the others alone.
   *
   * @throws dev.libindex.error.StoreException if the store cannot do its part
   */
  public AffectedManifests affectedManifests(Collection<Vulnerability> vulnerabilities) {
    return affected.run(vulnerabilities);
  }

  /**
   * Forgets images, and the layers that no other image has.
   *
   * @return those that were known
   * @throws dev.libindex.error.StoreException if the store cannot do its part
   */
  public Set<Digest> deleteManifests(Collection<Digest> manifests) {
    return store.deleteManifests(manifests);
  }

  /**
   * Asks the sources of all mappings at once for newer versions, whatever an earlier back-off says,
   * and waits for their answers. Opens no socket while offline.
   *
   * @param atMost how long to wait; answers that come later are used all the same
   */
  public List<MappingStatus> refreshMappings(Duration atMost) throws InterruptedException {
    resources.checkOpen();
    return mappings.refresh(atMost);
  }

  /**
   * Makes a file the current version of a mapping, for all nodes.
   *
   * @param force accept a version that loses many keys
   * @throws dev.libindex.mapping.MappingRefusedException if the file is not of the mapping's
   *     format, or loses many keys and {@code force} is not set
   * @throws IOException if the file cannot be read
   * @throws IllegalArgumentException if no registered ecosystem needs a mapping of this name
   */
  public MappingVersion importMapping(String name, Path file, boolean force) throws IOException {
    resources.checkOpen();
    return mappings.importMapping(name, file, force);
  }

  /**
   * Makes the version of a mapping current that came from the network and was refused because it
   * loses many keys: {@link #mappings()} tells of such a one. For all nodes.
   *
   * @return the version; empty if none was refused since the last was installed
   * @throws IOException if this process cannot read the version, because its size cap is smaller
   * @throws IllegalArgumentException if no registered ecosystem needs a mapping of this name
   */
  public Optional<MappingVersion> acceptMapping(String name) throws IOException {
    resources.checkOpen();
    return mappings.acceptMapping(name);
  }

  /**
   * Makes every report better that can become so without reading a layer: those that wait for a
   * mapping that is there now, and those whose evidence a newer mapping sees otherwise. Happens by
   * itself when a mapping arrives and from time to time; many callers, on many nodes, share the
   * work: what another one has taken, at most five minutes ago, is neither waited for nor counted.
   *
   * @throws dev.libindex.error.StoreException if the store cannot do its part; what is left is
   *     still due
   * @throws InterruptedException if the thread is interrupted, between two batches
   */
  public HealResult heal() throws InterruptedException {
    resources.checkOpen();
    return healer.heal();
  }

  /**
   * Makes old partial reports eligible for re-indexing, the oldest first. Happens by itself every
   * {@link dev.libindex.options.HealingOptions#retryInterval}. The next {@code index} of such a
   * manifest scans again what had a transient error, and nothing else; until then its report stays.
   *
   * @param minAge how long a report must have stayed the same; polling it does not count; negative
   *     counts as zero
   * @param limit the most manifests to take; less than 1 counts as 1
   * @return the manifests taken; submit them to {@code index}
   * @throws dev.libindex.error.StoreException if the store cannot do its part
   */
  public Set<Digest> requeueIndexPartials(Duration minAge, int limit) {
    Duration age = minAge.compareTo(LONGEST_AGE) < 0 ? minAge : LONGEST_AGE;
    return store.requeueIndexPartials(
        clock.instant().minus(age.isNegative() ? Duration.ZERO : age), limit);
  }

  /**
   * How things stand: reports by state, what partial ones wait for, mappings.
   *
   * @throws dev.libindex.error.StoreException if the store cannot do its part
   */
  public LibindexStatus status() {
    return new LibindexStatus(store.status(), store.countDueOfOthers(scanners), mappings.status());
  }

  /**
   * Why a manifest's report is as it is: what it lacks, where and since when, bound with which
   * mapping versions, waiting for what. Empty if there is no report.
   *
   * @throws dev.libindex.error.StoreException if the store cannot do its part
   */
  public Optional<ReportExplanation> explain(Digest manifest) {
    return store
        .explain(manifest)
        .map(
            explained ->
                ReportExplanation.of(
                    explained.origin(), StoredReportReader.read(explained.report())));
  }

  /** How the supply of each mapping stands. */
  public List<MappingStatus> mappings() {
    return mappings.status();
  }

  /** Stops background work and frees what this instance itself opened. Harmless when repeated. */
  @Override
  public void close() {
    healing.close();
    mappings.close();
    resources.close();
  }
}
