package dev.libindex.store;

import dev.libindex.model.Digest;
import dev.libindex.model.Manifest;
import dev.libindex.model.ScannerSet;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The memory of all nodes. Thread-safe; every method is atomic and can be repeated: after a call
 * whose outcome is unknown, the same call leads to the same state.
 *
 * <p>Whatever goes wrong with the store itself is a {@link dev.libindex.error.StoreException}.
 * Methods block; a thread that is interrupted while waiting may get one too, with its interrupt
 * status set.
 */
public interface Store extends MappingStore, HealingStore, AutoCloseable {

  /** Makes the scanners known. Must precede every call that names them; idempotent. */
  void registerScanners(ScannerSet scanners);

  /**
   * CheckManifest's one read, without any write: the report, whether it is due for binding, which
   * cells are missing, and the last failed attempt. A manifest that was never seen has no report;
   * the cells of its layers may be there all the same, because another manifest shares them.
   *
   * @throws ManifestConflictException if the hash is known with other layers
   */
  ManifestStatus checkManifest(Manifest manifest, ScannerSet scanners);

  /**
   * Makes the manifest, its layers and their order known; idempotent. Layers of known manifests are
   * safe from collection, so this comes before their cells are read. URIs and headers are not kept.
   *
   * @throws ManifestConflictException if the hash is known with other layers; nothing is written
   *     then
   */
  void persistManifest(Manifest manifest);

  /**
   * Which cells of these scanners the layers lack, in the order of the layers, each once. Layers
   * that lack none are left out; unknown layers lack all.
   */
  List<MissingCells> missingCells(Collection<Digest> layers, ScannerSet scanners);

  /**
   * Writes cells of one layer, replacing cells of the same scanner, and gives the layer its next
   * revision, all in one transaction. Afterwards these cells are not missing, and reports that were
   * made of replaced ones are due.
   *
   * @throws StaleLeaseException if a newer fence has written to the layer; nothing is written then
   */
  void setLayerScanned(LayerScan scan);

  /**
   * Coalesce's one read: the cells of the layers, the layers' revisions, and what the current
   * mappings say about the evidence.
   */
  CoalesceInput coalesceInput(Collection<Digest> layers, ScannerSet scanners);

  /**
   * Finishes a manifest without partial errors, in one transaction: replaces its searchable rows,
   * writes the report (not if its bytes are the same), forgets failed attempts.
   *
   * @return what became of it; anything but {@link FinishOutcome#STORED} has written nothing
   */
  FinishOutcome setIndexFinished(IndexResult result);

  /** Like {@link #setIndexFinished}, for a manifest with partial errors. It counts as scanned. */
  FinishOutcome setIndexPartial(IndexResult result);

  /** The last report with contents. */
  Optional<StoredReport> indexReport(Digest manifest);

  /**
   * Notes that an attempt failed and when the next may be made, replacing an earlier note. Cells
   * and the last report stay. Does nothing if the manifest is not known.
   */
  void setAttemptFailed(FailedAttempt attempt);

  /**
   * Forgets manifests, and their layers where no other manifest has them.
   *
   * @return those that were known
   */
  Set<Digest> deleteManifests(Collection<Digest> manifests);

  /**
   * The packages of all reports that have one of these names, or whose source has: one read for any
   * number of names. The same package may come in several surroundings, and the same surroundings
   * several times, with other packages or other manifests.
   *
   * @param names compared as they are
   */
  List<FoundPackages> findPackages(Collection<String> names);

  /** Releases what the store itself opened; never what it was given. Harmless when repeated. */
  @Override
  void close();
}
