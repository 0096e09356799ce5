package dev.libindex.scan;

import dev.libindex.model.Distribution;

/** Finds distributions. Its identity's kind is {@code distribution}. */
public non-sealed interface DistributionScanner extends LayerScanner<Distribution> {}
