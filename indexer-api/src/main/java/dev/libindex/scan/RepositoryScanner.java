package dev.libindex.scan;

import dev.libindex.model.Repository;

/** Finds repositories. Its identity's kind is {@code repository}. */
public non-sealed interface RepositoryScanner extends LayerScanner<Repository> {}
