/**
 * What a scanner is: it declares the paths it wants, reads one layer and nothing else, and says
 * what it found, what it could not read, and what evidence it leaves for {@linkplain
 * dev.libindex.scan.Binder binding}.
 *
 * <p>Claircore's counterpart is its package {@code indexer}. Depends on the model, the layer view
 * and mappings.
 */
@NullMarked
package dev.libindex.scan;

import org.jspecify.annotations.NullMarked;
