/** The program behind {@code docs/quickstart/index.sh}, which lists what is installed in images. */
@NullMarked
package dev.libindex.quickstart;

import org.jspecify.annotations.NullMarked;
