/**
 * One layer as scanners see it: which paths it has, and the bytes of those that were asked for.
 *
 * <p>A scanner never sees the tar. It declares the paths it wants ({@link
 * dev.libindex.layer.PathSelector}), one pass over the layer captures the union of what all
 * scanners want, and each scanner then reads the {@link dev.libindex.layer.LayerView}. Depends on
 * {@code dev.libindex.model} only.
 */
@NullMarked
package dev.libindex.layer;

import org.jspecify.annotations.NullMarked;
