/** Checksums of byte arrays. Depends on nothing else of the library. */
@NullMarked
package dev.libindex.internal.hash;

import org.jspecify.annotations.NullMarked;
