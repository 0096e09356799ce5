/** Tests of reading files. */
@NullMarked
package dev.libindex.rhel.internal.input;

import org.jspecify.annotations.NullMarked;
