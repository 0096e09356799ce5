/**
 * Getting cells: for each layer that lacks some, one lease in the cluster, one pass over its bytes,
 * every scanner that has not looked yet, one write.
 */
@NullMarked
package dev.libindex.internal.scan;

import org.jspecify.annotations.NullMarked;
