/**
 * Rules about the code as a whole, checked on the compiled modules. They live here because the
 * quickstart is the one place that sees every module.
 */
@NullMarked
package dev.libindex.architecture;

import org.jspecify.annotations.NullMarked;
