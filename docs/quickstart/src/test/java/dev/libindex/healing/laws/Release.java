package dev.libindex.healing.laws;

import dev.libindex.ecosystem.Ecosystem;
import dev.libindex.internal.scan.ScannerRegistry;
import dev.libindex.internal.whiteout.WhiteoutEcosystem;
import dev.libindex.model.ScannerIdentity;
import dev.libindex.model.ScannerKind;
import dev.libindex.model.ScannerSet;
import dev.libindex.rhel.Ecosystems;
import dev.libindex.rhel.RhelConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** Two releases of a product that embeds Libindex. They differ in the version of one scanner. */
enum Release {
  ONE("1"),
  TWO("2");

  private final String version;

  Release(String version) {
    this.version = version;
  }

  /** Returns the scanner that differs. */
  ScannerIdentity notes() {
    return new ScannerIdentity("notes", version, ScannerKind.PACKAGE);
  }

  /** Returns the scanner set of its reports. */
  ScannerSet scanners() {
    List<Ecosystem> all = new ArrayList<>(ecosystems(RhelConfig.offline(), new AtomicBoolean()));
    all.add(new WhiteoutEcosystem());
    return new ScannerRegistry(all).set();
  }

  List<Ecosystem> ecosystems(RhelConfig config, AtomicBoolean transientErrors) {
    List<Ecosystem> ecosystems = new ArrayList<>(Ecosystems.rhel(config));
    ecosystems.add(new NotesEcosystem(new NotesScanner(notes(), transientErrors)));
    return ecosystems;
  }
}
