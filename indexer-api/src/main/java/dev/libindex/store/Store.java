package dev.libindex.store;

import dev.libindex.model.Digest;
import dev.libindex.model.Manifest;
import dev.libindex.model.ScannerSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Everything that Libindex stores, shared by all nodes. Thread-safe. Every method is atomic and can
 * be repeated: after a call whose outcome is unknown, repeating the call leads to the same state.
 *
 * <p>Failures of the store itself are reported as {@link dev.libindex.error.StoreException}.
 * Methods block; if a thread is interrupted while it waits, it may get a {@code StoreException}
 * too, with its interrupt status set.
 */
public interface Store extends MappingStore, HealingStore, AutoCloseable {

  /** Registers scanners. Must precede every call that names them. Idempotent. */
  void registerScanners(ScannerSet scanners);

  /**
   * Reads everything that CheckManifest needs, without writing: the report, whether it is due,
   * which cells are missing, and the last failed attempt. A manifest that was never seen has no
   * report; its layers may have cells all the same, because another manifest shares them.
   *
   * <p>A layer of the manifest is served by another layer
   *
   * <ul>
   *   <li>if it was before, that layer still has all cells, the manifest as it is given here gives
   *       the diffID that was computed of that layer, and either the same diffID has since been
   *       computed of the layer itself, or none was and it lacks cells;
   *   <li>otherwise, if the layer itself lacks cells, the manifest gives a diffID for it, no other
   *       was computed of it, and a layer of which that diffID was computed has all cells. If there
   *       are several, the one with the least digest serves.
   * </ul>
   *
   * <p>A cell that makes the layer count as missing here, because it is to be scanned again, is not
   * there in this sense.
   *
   * @param reuse whether the diffIDs that the manifest gives are looked at. If not, no layer begins
   *     to be served, and one that was served before stays so whether its diffID is given or not
   * @throws ManifestConflictException if the hash is already known with other layers
   */
  ManifestStatus checkManifest(Manifest manifest, ScannerSet scanners, boolean reuse);

  /** Reads the same, and looks at the diffIDs that the manifest gives. */
  default ManifestStatus checkManifest(Manifest manifest, ScannerSet scanners) {
    return checkManifest(manifest, scanners, true);
  }

  /**
   * Stores the manifest, its layers, their order, and which other layers serve them, unless it is
   * known: then nothing is changed. Layers of known manifests, and those that serve them, are not
   * garbage-collected, so this must precede reading their cells. URIs, headers and diffIDs are not
   * stored.
   *
   * @param servedBy as in {@link ServedLayers#servedBy}. A layer that has been deleted in the
   *     meantime serves none: the layers use their own cells
   * @throws ManifestConflictException if the hash is already known with other layers, whatever
   *     serves them; nothing is written in that case
   */
  void persistManifest(Manifest manifest, Map<Digest, Digest> servedBy);

  /** Stores the manifest with layers that all use their own cells, unless it is known. */
  default void persistManifest(Manifest manifest) {
    persistManifest(manifest, Map.of());
  }

  /**
   * Changes which layers serve the layers of a manifest; those that are not mentioned use their own
   * cells. If anything changes, the report of the manifest is due, and serving layers that no
   * manifest needs any more are deleted. Does nothing if the manifest is not known.
   *
   * @param servedBy as in {@link #persistManifest(Manifest, Map)}
   */
  void setLayersServed(Digest manifest, Map<Digest, Digest> servedBy);

  /**
   * Returns which cells of these scanners the layers lack, in the order of the layers, without
   * duplicates. Layers that lack none are left out; unknown layers lack all.
   */
  List<MissingCells> missingCells(Collection<Digest> layers, ScannerSet scanners);

  /**
   * Writes cells of one layer, replacing cells of the same scanners, and its diffID if it was
   * computed, and gives the layer its next revision, all in one transaction. Afterwards these cells
   * are not missing, and reports that were made from replaced cells are due.
   *
   * @throws StaleLeaseException if a lease with a newer fence has written to the layer; nothing is
   *     written in that case
   */
  void setLayerScanned(LayerScan scan);

  /**
   * Reads everything that Coalesce needs: the cells of the manifest's scanners for each of its
   * layers, the layers' revisions, and what the current mappings say about the evidence. A layer
   * that another one serves has the cells and the revision of that one. If the manifest is not
   * known, all layers have their own.
   */
  CoalesceInput coalesceInput(KnownManifest manifest);

  /**
   * Finishes a manifest without partial errors, in one transaction: replaces its searchable rows,
   * writes the report unless its bytes are the same, and deletes the record of failed attempts.
   *
   * @return the outcome; unless it is {@link FinishOutcome#STORED}, nothing was written
   */
  FinishOutcome setIndexFinished(IndexResult result);

  /**
   * Finishes a manifest with partial errors, in the same way as {@link #setIndexFinished}. The
   * manifest counts as scanned: partial errors make no cell missing, so {@link #checkManifest} with
   * the same scanners returns this report as current, without missing cells, until the report is
   * requeued.
   */
  FinishOutcome setIndexPartial(IndexResult result);

  /** Returns the last report with contents; empty if there is none. */
  Optional<StoredReport> indexReport(Digest manifest);

  /**
   * Records a failed attempt and the earliest time of the next one, replacing an earlier record.
   * Cells and the last report stay. Does nothing if the manifest is not known.
   */
  void setAttemptFailed(FailedAttempt attempt);

  /**
   * Deletes manifests, and those of their layers, and of the layers that serve them, that no other
   * manifest needs.
   *
   * @return the manifests that were known
   */
  Set<Digest> deleteManifests(Collection<Digest> manifests);

  /**
   * Returns the packages of all reports that have one of these names, or whose source has one of
   * them, with one read for any number of names. The same package may be returned with several
   * distributions and repositories, and the same distribution and repositories several times with
   * different packages or manifests.
   *
   * @param names the names, compared exactly
   */
  List<FoundPackages> findPackages(Collection<String> names);

  /**
   * Releases what the store itself opened, but nothing that was passed to it. Calling it again is
   * harmless.
   */
  @Override
  void close();
}
