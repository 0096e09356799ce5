/**
 * The ecosystem that is always registered: it finds whiteouts and removes the packages that they
 * hide. Which paths a whiteout hides is decided by {@link dev.libindex.ecosystem.LayerOverlay}.
 * Claircore's counterpart is its package {@code whiteout}.
 */
@NullMarked
package dev.libindex.internal.whiteout;

import org.jspecify.annotations.NullMarked;
