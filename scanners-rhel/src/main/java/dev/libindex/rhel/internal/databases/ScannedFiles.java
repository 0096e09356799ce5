package dev.libindex.rhel.internal.databases;

import dev.libindex.model.Package;
import dev.libindex.model.PartialError;
import dev.libindex.scan.ScanResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a scanner returned for a layer, taken apart.
 *
 * @param files what matters of the layer
 * @param databases its databases with their content
 * @param otherErrors the partial errors that are about no database
 */
record ScannedFiles(
    LayerFiles files,
    Map<DatabaseFile, DatabaseContent> databases,
    List<PartialError> otherErrors) {

  /** Returns the database at a path with the logs beside it, if there are any. */
  Optional<DatabaseContent> withLogs(String path) {
    return databases.entrySet().stream()
        .filter(file -> file.getKey().state() == DatabaseFile.State.WITH_LOGS)
        .filter(file -> file.getKey().path().equals(path))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  static ScannedFiles of(ScanResult<Package> result) {
    LayerFiles files = LayerFilesEvidence.read(result.evidence());
    Map<String, List<Package>> packages = new HashMap<>();
    for (Package found : result.items()) {
      packages.computeIfAbsent(found.packageDb(), label -> new ArrayList<>()).add(found);
    }
    Map<DatabaseFile, DatabaseContent> databases = new LinkedHashMap<>();
    for (DatabaseFile file : files.databases()) {
      databases.put(
          file,
          new DatabaseContent(
              file.kind(),
              packages.getOrDefault(file.label(), List.of()),
              Stream.concat(
                      result.partialErrors().stream().filter(file::concerns),
                      file.causes().stream()
                          .map(cause -> PartialError.permanent(file.path(), cause)))
                  .toList(),
              file.skeleton()));
    }
    List<PartialError> others =
        result.partialErrors().stream()
            .filter(error -> files.databases().stream().noneMatch(file -> file.concerns(error)))
            .toList();
    return new ScannedFiles(files, databases, others);
  }
}
