/** Tests of reading files. */
@NullMarked
package dev.libindex.rhel.input;

import org.jspecify.annotations.NullMarked;
