package dev.libindex.healing.laws;

import dev.libindex.ecosystem.Coalescer;
import dev.libindex.ecosystem.Ecosystem;
import dev.libindex.ecosystem.LayerArtifacts;
import dev.libindex.model.Contents;
import dev.libindex.model.Environment;
import dev.libindex.model.Package;
import dev.libindex.scan.PackageScanner;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An ecosystem other than Red Hat's, with the only scanner that may have transient errors. */
record NotesEcosystem(NotesScanner scanner) implements Ecosystem {

  @Override
  public String name() {
    return "notes";
  }

  @Override
  public List<PackageScanner> packageScanners() {
    return List.of(scanner);
  }

  @Override
  public Coalescer coalescer() {
    return NotesEcosystem::coalesce;
  }

  private static Contents coalesce(List<LayerArtifacts> layers) {
    Map<String, Package> packages = new LinkedHashMap<>();
    Map<String, List<Environment>> environments = new LinkedHashMap<>();
    for (LayerArtifacts layer : layers) {
      for (Package found : layer.packages()) {
        packages.put(found.id(), found);
        environments.put(
            found.id(), List.of(new Environment(found.packageDb(), layer.layer(), "", null)));
      }
    }
    return new Contents(packages, Map.of(), Map.of(), environments);
  }
}
