package dev.libindex.quickstart.image;

import dev.libindex.model.Manifest;

/**
 * An image that can be indexed.
 *
 * @param name the name, for people
 * @param manifest the manifest, whose layers have {@code file} URIs or, in a Clair manifest, any
 *     URIs
 * @param platform the platform that the image is for; empty if it is not stated
 */
public record LocalImage(String name, Manifest manifest, String platform) {}
