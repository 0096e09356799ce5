package dev.libindex.quickstart.image;

import dev.libindex.model.Manifest;

/**
 * An image that can be indexed.
 *
 * @param name for people
 * @param manifest its layers have {@code file}, or in a Clair manifest other, URIs
 */
public record LocalImage(String name, Manifest manifest) {}
