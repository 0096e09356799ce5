/** Output for people: progress during the work, and a summary at the end. */
@NullMarked
package dev.libindex.quickstart.print;

import org.jspecify.annotations.NullMarked;
