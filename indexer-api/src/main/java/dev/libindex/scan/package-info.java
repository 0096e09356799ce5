/**
 * The SPI of scanners. A scanner declares the paths it wants, reads one layer and nothing else, and
 * returns what it found, what it could not read, and evidence: for {@linkplain
 * dev.libindex.scan.Binder binding} if the result depends on a mapping, and for {@linkplain
 * dev.libindex.ecosystem.Composer composing} if it depends on other layers of an image.
 *
 * <p>Claircore's counterpart is its package {@code indexer}. Depends on {@code model}, {@code
 * layer} and {@code mapping}.
 */
@NullMarked
package dev.libindex.scan;

import org.jspecify.annotations.NullMarked;
