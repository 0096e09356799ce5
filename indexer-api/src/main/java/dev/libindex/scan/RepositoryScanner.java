package dev.libindex.scan;

import dev.libindex.model.Repository;

/** Finds repositories. Its identity must have the kind {@code repository}. */
public non-sealed interface RepositoryScanner extends LayerScanner<Repository> {}
