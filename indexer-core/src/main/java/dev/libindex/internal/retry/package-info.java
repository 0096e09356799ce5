/** Delays between attempts. Depends on no other package of the library. */
@NullMarked
package dev.libindex.internal.retry;

import org.jspecify.annotations.NullMarked;
