/**
 * Finds what no registered ecosystem reads, so that a report says so: distributions that none
 * recognizes, and packages in formats that none reads. A scanner notes what it sees of them in a
 * layer, whatever the ecosystems are; {@link dev.libindex.internal.unknown.UnknownContentReview}
 * decides which of it is unknown in an image. Claircore has no counterpart.
 */
@NullMarked
package dev.libindex.internal.unknown;

import org.jspecify.annotations.NullMarked;
