package dev.libindex.scan;

import dev.libindex.model.IndexedFile;

/**
 * Finds files whose mere existence matters, such as whiteouts. Its identity must have the kind
 * {@code file}.
 */
public non-sealed interface FileScanner extends LayerScanner<IndexedFile> {}
