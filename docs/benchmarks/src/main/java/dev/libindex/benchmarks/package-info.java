/**
 * Micro benchmarks, each against the floor that {@link dev.libindex.benchmarks.FloorBenchmark}
 * measures. Run them with {@code docs/benchmarks/run.sh}.
 */
@NullMarked
package dev.libindex.benchmarks;

import org.jspecify.annotations.NullMarked;
