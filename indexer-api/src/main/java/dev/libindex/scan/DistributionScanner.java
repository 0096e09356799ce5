package dev.libindex.scan;

import dev.libindex.model.Distribution;

/** Finds distributions. Its identity must have the kind {@code distribution}. */
public non-sealed interface DistributionScanner extends LayerScanner<Distribution> {}
