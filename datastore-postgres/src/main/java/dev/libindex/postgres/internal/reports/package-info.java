/** Reports: how a manifest is finished, its stored report, and what that was made of. */
@NullMarked
package dev.libindex.postgres.internal.reports;

import org.jspecify.annotations.NullMarked;
