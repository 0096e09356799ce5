/** What people see: progress while it works, a summary at the end. */
@NullMarked
package dev.libindex.quickstart.print;

import org.jspecify.annotations.NullMarked;
