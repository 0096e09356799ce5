/**
 * What belongs together: scanners, the coalescer that makes one image of what they found in its
 * layers, resolvers that correct the whole, and the mappings they need.
 *
 * <p>Ecosystems are registered explicitly with the Libindex builder. Claircore's counterpart is its
 * package {@code indexer}. Depends on the model, scanners, mappings and vulnerabilities.
 */
@NullMarked
package dev.libindex.ecosystem;

import org.jspecify.annotations.NullMarked;
