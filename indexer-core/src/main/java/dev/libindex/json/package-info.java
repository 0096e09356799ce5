/** Manifest and index report as JSON, in Clair's keys. */
@NullMarked
package dev.libindex.json;

import org.jspecify.annotations.NullMarked;
