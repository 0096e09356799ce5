/** How long to wait before something is tried again. Depends on nothing else of the library. */
@NullMarked
package dev.libindex.internal.retry;

import org.jspecify.annotations.NullMarked;
