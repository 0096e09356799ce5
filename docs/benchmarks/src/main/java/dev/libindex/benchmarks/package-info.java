/**
 * Benchmarks. Costs are given relative to the floor that {@link
 * dev.libindex.benchmarks.FloorBenchmark} measures. {@code docs/benchmarks/README.md} lists the
 * scripts that run them.
 */
@NullMarked
package dev.libindex.benchmarks;

import org.jspecify.annotations.NullMarked;
