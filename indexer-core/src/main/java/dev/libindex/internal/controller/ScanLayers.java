package dev.libindex.internal.controller;

import dev.libindex.model.State;

/** Waits until every layer's cells are stored; the scanners run as each layer arrives. */
final class ScanLayers implements Step {

  @Override
  public State run(IndexRun run) throws InterruptedException {
    run.scans().awaitScanned();
    run.leaveScans();
    return State.COALESCE;
  }
}
