package dev.libindex.internal.controller;

import dev.libindex.internal.scan.JoinedScans;

/** Waits until the cells of all fetched layers are stored; scanners run as each layer arrives. */
final class ScanLayers {

  void run(JoinedScans scans) throws InterruptedException {
    scans.awaitScanned();
  }
}
