/**
 * The ecosystems for Red Hat images, to be registered with the Libindex builder. {@link
 * dev.libindex.rhel.Ecosystems} is the usual choice; {@link dev.libindex.rhel.RhelEcosystem},
 * {@link dev.libindex.rhel.RpmEcosystem} and {@link dev.libindex.rhel.RhccEcosystem} can be
 * registered individually. {@link dev.libindex.rhel.RhelConfig} names the sources of their
 * mappings.
 *
 * <p>Scanners, coalescers and matchers are in {@code dev.libindex.rhel.internal}, which is not
 * exported. Counterpart of claircore's packages {@code rhel}, {@code rpm} and {@code rhel/rhcc}.
 */
@NullMarked
package dev.libindex.rhel;

import org.jspecify.annotations.NullMarked;
