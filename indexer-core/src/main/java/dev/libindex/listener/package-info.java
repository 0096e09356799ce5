/** Events for embedders: states, bytes received, scanners, results. Depends on the model only. */
@NullMarked
package dev.libindex.listener;

import org.jspecify.annotations.NullMarked;
