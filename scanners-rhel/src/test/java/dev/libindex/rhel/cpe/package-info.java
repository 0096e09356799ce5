/** Tests of {@code dev.libindex.cpe} that need the vector tables. */
@NullMarked
package dev.libindex.rhel.cpe;

import org.jspecify.annotations.NullMarked;
