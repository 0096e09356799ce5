/**
 * Scans layers: each layer with missing cells is read in one pass, under a lease that one node
 * holds at a time, by every scanner that has not scanned it yet, and its cells are stored in one
 * write.
 */
@NullMarked
package dev.libindex.internal.scan;

import org.jspecify.annotations.NullMarked;
