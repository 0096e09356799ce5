/** Libindex as a whole against what claircore answered. */
@NullMarked
package dev.libindex.golden;

import org.jspecify.annotations.NullMarked;
