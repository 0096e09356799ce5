/**
 * The SPI of ecosystems: scanners that belong together, the composers among them, which correct
 * what they found in each layer of an image, the coalescer that merges the layers, resolvers that
 * correct the merged contents, and the mappings they need.
 *
 * <p>Ecosystems are registered explicitly with the Libindex builder. Claircore's counterpart is its
 * package {@code indexer}. Depends on {@code model}, {@code scan}, {@code mapping} and {@code
 * vulnerability}.
 */
@NullMarked
package dev.libindex.ecosystem;

import org.jspecify.annotations.NullMarked;
