/**
 * Events for embedders: states, bytes received, scanners and results. Depends only on the model.
 */
@NullMarked
package dev.libindex.listener;

import org.jspecify.annotations.NullMarked;
