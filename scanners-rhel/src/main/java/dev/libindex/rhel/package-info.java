/**
 * The ecosystems for Red Hat images, to be registered with the Libindex builder: {@link
 * dev.libindex.rhel.Ecosystems} is the usual choice, {@link dev.libindex.rhel.RhelEcosystem},
 * {@link dev.libindex.rhel.RpmEcosystem} and {@link dev.libindex.rhel.RhccEcosystem} are each of
 * them, {@link dev.libindex.rhel.RhelConfig} says where their mappings come from.
 *
 * <p>Scanners and coalescers are in the packages below, which are not exported. Counterpart of
 * claircore's packages {@code rhel}, {@code rpm} and {@code rhel/rhcc}.
 */
@NullMarked
package dev.libindex.rhel;

import org.jspecify.annotations.NullMarked;
