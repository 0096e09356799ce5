/**
 * The laws of healing, held against random sequences of everything that can happen to a cluster:
 * steps ({@link dev.libindex.healing.laws.Step}) are done to a small {@link
 * dev.libindex.healing.laws.Cluster}, and after each of them every {@link
 * dev.libindex.healing.laws.Law} must hold. A sequence follows from its seed, so a failure can be
 * replayed: {@code -Dlibindex.laws.seed=…}; {@code -Dlibindex.laws.sequences=…} plays more.
 */
@NullMarked
package dev.libindex.healing.laws;

import org.jspecify.annotations.NullMarked;
