/**
 * Clair's wire form of manifests and index reports, key for key, plus a few keys that a Clair
 * client ignores. Depends on Jackson inside; no Jackson type is in a public signature.
 */
@NullMarked
package dev.libindex.json;

import org.jspecify.annotations.NullMarked;
