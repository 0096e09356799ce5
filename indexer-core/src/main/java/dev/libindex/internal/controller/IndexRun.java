package dev.libindex.internal.controller;

import dev.libindex.internal.coalesce.CoalescedImage;
import dev.libindex.internal.scan.JoinedScans;
import dev.libindex.model.IndexReport;
import dev.libindex.model.Manifest;
import dev.libindex.model.ScannerSet;
import dev.libindex.store.CoalesceInput;
import dev.libindex.store.FailedAttempt;
import dev.libindex.store.MissingCells;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the steps of one run hand on to each other. Confined to the thread that runs them. */
final class IndexRun {
  private final Manifest manifest;
  private final ScannerSet scanners;
  private @Nullable List<MissingCells> missing;
  private @Nullable FailedAttempt lastFailure;
  private @Nullable JoinedScans scans;
  private @Nullable CoalesceInput input;
  private @Nullable CoalescedImage image;
  private @Nullable IndexReport report;
  private boolean stored;

  IndexRun(Manifest manifest, ScannerSet scanners) {
    this.manifest = manifest;
    this.scanners = scanners;
  }

  Manifest manifest() {
    return manifest;
  }

  /** The set that the report is to belong to. */
  ScannerSet scanners() {
    return scanners;
  }

  /** The cells to get, or null if that has to be asked again. */
  @Nullable List<MissingCells> missing() {
    return missing;
  }

  void setMissing(@Nullable List<MissingCells> missing) {
    this.missing = missing;
  }

  /** The attempt before this one, if it failed. */
  @Nullable FailedAttempt lastFailure() {
    return lastFailure;
  }

  void setLastFailure(@Nullable FailedAttempt lastFailure) {
    this.lastFailure = lastFailure;
  }

  JoinedScans scans() {
    return Objects.requireNonNull(scans, "not joined");
  }

  void setScans(JoinedScans scans) {
    leaveScans();
    this.scans = scans;
  }

  void leaveScans() {
    if (scans != null) {
      scans.close();
      scans = null;
    }
  }

  CoalesceInput input() {
    return Objects.requireNonNull(input, "not read");
  }

  CoalescedImage image() {
    return Objects.requireNonNull(image, "not coalesced");
  }

  void setImage(CoalesceInput input, CoalescedImage image) {
    this.input = input;
    this.image = image;
  }

  /** Whether the answer is in the store. */
  boolean isStored() {
    return stored;
  }

  void setStored() {
    stored = true;
  }

  /** The answer, once the run has ended. */
  IndexReport report() {
    return Objects.requireNonNull(report, "not ended");
  }

  void setReport(IndexReport report) {
    this.report = report;
  }
}
