package dev.libindex;

import dev.libindex.core.affected.AffectedSearch;
import dev.libindex.core.controller.Controller;
import dev.libindex.core.json.JsonShapeException;
import dev.libindex.core.json.ReportReader;
import dev.libindex.core.mapping.MappingSupply;
import dev.libindex.error.StoreException;
import dev.libindex.mapping.MappingStatus;
import dev.libindex.mapping.MappingVersion;
import dev.libindex.model.Digest;
import dev.libindex.model.IndexReport;
import dev.libindex.model.Manifest;
import dev.libindex.model.ScannerSet;
import dev.libindex.store.Store;
import dev.libindex.store.StoredReport;
import dev.libindex.vulnerability.AffectedManifests;
import dev.libindex.vulnerability.Vulnerability;
import java.io.IOException;
import java.nio.file.Path;
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
 * not. Close it at the end; what the caller supplied (store, locks, HTTP client, executor) stays
 * open.
 */
public final class Libindex implements AutoCloseable {
  private final Controller controller;
  private final Store store;
  private final AffectedSearch affected;
  private final MappingSupply mappings;
  private final ScannerSet scanners;
  private final Resources resources;

  Libindex(
      Controller controller,
      Store store,
      AffectedSearch affected,
      MappingSupply mappings,
      ScannerSet scanners,
      Resources resources) {
    this.controller = controller;
    this.store = store;
    this.affected = affected;
    this.mappings = mappings;
    this.scanners = scanners;
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
   * @throws dev.libindex.error.IndexFailedException if a layer cannot be had or trusted; carries a
   *     report in the state {@code IndexError}. Asking again too soon is answered the same way
   *     without touching a layer
   * @throws dev.libindex.error.ManifestConflictException if the hash is known with other layers
   * @throws dev.libindex.error.StoreException if the store cannot do its part
   * @throws IllegalStateException if this instance is closed
   * @throws InterruptedException if the thread is interrupted; layers that nobody else waits for
   *     are given up, what is stored stays
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
    return store.indexReport(manifest).map(Libindex::read);
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
    return mappings.importMapping(name, file, force);
  }

  /** How the supply of each mapping stands. */
  public List<MappingStatus> mappings() {
    return mappings.status();
  }

  /** Stops background work and frees what this instance itself opened. Harmless when repeated. */
  @Override
  public void close() {
    mappings.close();
    resources.close();
  }

  private static IndexReport read(StoredReport stored) {
    try {
      return ReportReader.read(stored.manifest(), stored.body().toByteArray());
    } catch (JsonShapeException e) {
      throw new StoreException("report of " + stored.manifest() + " is unreadable", e);
    }
  }
}
