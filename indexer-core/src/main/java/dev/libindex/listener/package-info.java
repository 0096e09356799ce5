/** What an embedder can watch: states, bytes, scanners, results. Depends on the model only. */
@NullMarked
package dev.libindex.listener;

import org.jspecify.annotations.NullMarked;
