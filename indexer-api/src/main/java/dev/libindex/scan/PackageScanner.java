package dev.libindex.scan;

import dev.libindex.model.Package;

/** Finds packages. Its identity's kind is {@code package}. */
public non-sealed interface PackageScanner extends LayerScanner<Package> {}
