/** {@code docs/quickstart/index.sh}: what is installed in an image, from one command. */
@NullMarked
package dev.libindex.quickstart;

import org.jspecify.annotations.NullMarked;
