/** Tests of reading files and mappings. */
@NullMarked
package dev.libindex.rhel.internal.input;

import org.jspecify.annotations.NullMarked;
