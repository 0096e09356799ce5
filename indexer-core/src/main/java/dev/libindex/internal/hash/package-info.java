/** Checksums of byte arrays. Depends on no other package of the library. */
@NullMarked
package dev.libindex.internal.hash;

import org.jspecify.annotations.NullMarked;
