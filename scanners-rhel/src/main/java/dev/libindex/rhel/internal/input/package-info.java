/**
 * How scanners read the files of a layer: small ones whole, and what it means for a report when a
 * file cannot be read. Depends on nothing of this module but its bytes.
 */
@NullMarked
package dev.libindex.rhel.internal.input;

import org.jspecify.annotations.NullMarked;
