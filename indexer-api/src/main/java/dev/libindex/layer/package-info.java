/**
 * One layer as scanners see it: all its entries, and the bytes of the files that were asked for.
 *
 * <p>A scanner never sees the tar. It declares the paths it wants ({@link
 * dev.libindex.layer.PathSelector}); one pass over the layer captures everything that any scanner
 * wants; then each scanner reads the {@link dev.libindex.layer.LayerView}. Depends on {@code model}
 * and {@code error}.
 */
@NullMarked
package dev.libindex.layer;

import org.jspecify.annotations.NullMarked;
