/**
 * Reads and writes manifests, index reports and searches for affected manifests in Clair's wire
 * format, key for key, plus a few keys that Clair's clients ignore. Documents are read as leniently
 * as Clair reads them. Uses Jackson; no Jackson type is in a public signature.
 */
@NullMarked
package dev.libindex.json;

import org.jspecify.annotations.NullMarked;
