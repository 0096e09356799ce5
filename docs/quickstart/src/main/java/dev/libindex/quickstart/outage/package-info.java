/**
 * The program behind {@code docs/quickstart/outage.sh}, which shows what happens while Red Hat's
 * mappings cannot be reached.
 */
@NullMarked
package dev.libindex.quickstart.outage;

import org.jspecify.annotations.NullMarked;
