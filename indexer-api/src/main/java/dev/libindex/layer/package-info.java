/** The read-only view of one layer that scanners receive. */
@NullMarked
package dev.libindex.layer;

import org.jspecify.annotations.NullMarked;
