/** Compares the small value types of the model with claircore's recorded answers. */
@NullMarked
package dev.libindex.vectors;

import org.jspecify.annotations.NullMarked;
