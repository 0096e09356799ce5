package dev.libindex.model;

import java.util.Objects;

/**
 * A path of a layer that matters for what it is. Coalescers and resolvers use it; reports do not
 * list it.
 *
 * @param path relative to the root, without a leading slash
 * @param kind why it was reported
 */
public record IndexedFile(String path, FileKind kind) {

  /** Refuses null. */
  public IndexedFile {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(kind, "kind");
  }
}
