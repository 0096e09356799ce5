package dev.libindex.scan;

import dev.libindex.model.Package;

/** Finds packages. Its identity must have the kind {@code package}. */
public non-sealed interface PackageScanner extends LayerScanner<Package> {}
