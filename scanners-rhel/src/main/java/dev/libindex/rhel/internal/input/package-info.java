/**
 * Helps scanners to read files of a layer and mapping files, and to report those that cannot be
 * read. Within this module it depends only on {@code bytes}.
 */
@NullMarked
package dev.libindex.rhel.internal.input;

import org.jspecify.annotations.NullMarked;
