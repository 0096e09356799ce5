package dev.libindex.internal.fetch;

import dev.libindex.layer.LayerException;
import dev.libindex.layer.LayerException.Problem;
import dev.libindex.model.Layer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads layers from their URIs: {@code http}, {@code https} and, if enabled, {@code file}. */
public final class UriLayerSource implements LayerSource {
  private static final Logger LOG = LoggerFactory.getLogger(UriLayerSource.class);

  private final HttpLayers http;
  private final boolean filesEnabled;

  /**
   * Creates a source.
   *
   * @param filesEnabled whether {@code file} URIs are served. Anyone who can submit a manifest can
   *     then make this process read any file on this machine that is a tar
   */
  public UriLayerSource(HttpTransport transport, boolean filesEnabled) {
    this.http = new HttpLayers(transport);
    this.filesEnabled = filesEnabled;
  }

  @Override
  public LayerBody open(Layer layer) throws InterruptedException {
    URI uri = parse(layer);
    return switch (uri.getScheme().toLowerCase(Locale.ROOT)) {
      case "http", "https" -> http.open(layer, uri);
      case "file" -> openFile(layer, uri);
      default ->
          throw badUri(
              layer,
              "the URI scheme %s is not supported: use http, https or, if enabled, file"
                  .formatted(uri.getScheme()));
    };
  }

  private static URI parse(Layer layer) {
    if (layer.uri().isEmpty()) {
      throw badUri(layer, "the URI is empty: an http or https URI is needed");
    }
    URI uri;
    try {
      uri = new URI(layer.uri());
    } catch (URISyntaxException e) {
      throw badUri(layer, "the URI is malformed at " + e.getIndex() + ": " + e.getReason());
    }
    if (uri.getPort() > 65535) {
      throw badUri(layer, "the port is out of range");
    }
    if (!uri.isAbsolute()) {
      throw badUri(layer, "the URI is not absolute: it must begin with http:// or https://");
    }
    return uri;
  }

  private LayerBody openFile(Layer layer, URI uri) {
    if (!filesEnabled) {
      throw badUri(layer, "file URIs are not enabled: see LibindexOptions.fileLayers");
    }
    Path path;
    try {
      path = Path.of(uri);
    } catch (IllegalArgumentException e) {
      throw badUri(layer, "the URI names no file: " + e.getMessage());
    }
    try {
      if (!Files.isRegularFile(path)) {
        throw badUri(layer, "not a regular file: " + path);
      }
      InputStream stream = Files.newInputStream(path);
      return new LayerBody(stream, "", Files.size(path), () -> close(stream));
    } catch (IOException e) {
      throw new LayerException(
          layer.hash(), Problem.UNREACHABLE, "cannot read " + path + ": " + e.getMessage(), e);
    }
  }

  private static void close(InputStream stream) {
    try {
      stream.close();
    } catch (IOException e) {
      LOG.debug("a layer's file could not be closed", e);
    }
  }

  private static LayerException badUri(Layer layer, String detail) {
    return new LayerException(layer.hash(), Problem.BAD_URI, detail, null);
  }
}
