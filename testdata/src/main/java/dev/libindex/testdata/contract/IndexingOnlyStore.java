package dev.libindex.testdata.contract;

import dev.libindex.model.Digest;
import dev.libindex.model.ScannerSet;
import dev.libindex.store.ExplainedReport;
import dev.libindex.store.KnownManifest;
import dev.libindex.store.RefusedMapping;
import dev.libindex.store.Store;
import dev.libindex.store.StoreStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The base of the model, which leaves out healing, requeueing, status and refused mappings. These
 * are tested without a model; calling them fails.
 */
abstract class IndexingOnlyStore implements Store {

  @Override
  public List<KnownManifest> takeDue(ScannerSet scanners, Instant now, Duration claim, int limit) {
    throw notCompared();
  }

  @Override
  public long countDueOfOthers(ScannerSet scanners) {
    throw notCompared();
  }

  @Override
  public Set<Digest> requeueIndexPartials(Instant notAfter, int limit) {
    throw notCompared();
  }

  @Override
  public Set<Digest> requeueLimited(Map<String, Long> limits, int limit) {
    throw notCompared();
  }

  @Override
  public long collectCells(ScannerSet kept, Instant now, Instant notAfter, int limit) {
    throw notCompared();
  }

  @Override
  public boolean takeTurn(String task, Instant now, Duration interval) {
    throw notCompared();
  }

  @Override
  public List<Digest> requeuedManifests(int limit) {
    throw notCompared();
  }

  @Override
  public StoreStatus status() {
    throw notCompared();
  }

  @Override
  public Optional<ExplainedReport> explain(Digest manifest) {
    throw notCompared();
  }

  @Override
  public long lostKeys(String name, Set<String> keys) {
    throw notCompared();
  }

  @Override
  public void keepRefused(RefusedMapping refused) {
    throw notCompared();
  }

  @Override
  public Optional<RefusedMapping> refusedMapping(String name) {
    throw notCompared();
  }

  private static AssertionError notCompared() {
    return new AssertionError("the model does not support this method");
  }
}
