/** The examples of {@code testdata/README.md}: compiled, run, and compared with the page. */
@NullMarked
package dev.libindex.testkit;

import org.jspecify.annotations.NullMarked;
