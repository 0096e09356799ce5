/**
 * What can go wrong, by type: the layer, the manifest, the store. All are unchecked, descend from
 * {@link dev.libindex.error.LibindexException} and say what they concern. Depends on the model
 * only.
 */
@NullMarked
package dev.libindex.error;

import org.jspecify.annotations.NullMarked;
