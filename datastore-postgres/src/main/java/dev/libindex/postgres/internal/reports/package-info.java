/** Reports: how a manifest is finished, what its report is and what it was made of. */
@NullMarked
package dev.libindex.postgres.internal.reports;

import org.jspecify.annotations.NullMarked;
