package dev.libindex.scan;

import dev.libindex.model.IndexedFile;

/** Finds files that matter for what they are. Its identity's kind is {@code file}. */
public non-sealed interface FileScanner extends LayerScanner<IndexedFile> {}
