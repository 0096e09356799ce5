package dev.libindex;

import dev.libindex.internal.fetch.HttpClientTransport;
import dev.libindex.internal.fetch.HttpTransport;
import dev.libindex.internal.fetch.UriLayerSource;
import dev.libindex.internal.fetch.UrlConnectionTransport;
import dev.libindex.internal.layer.CaptureBudget;
import dev.libindex.internal.layer.StreamedLayerReader;
import dev.libindex.internal.scan.LayerReader;
import java.net.http.HttpClient;
import org.jspecify.annotations.Nullable;

/** Chooses how layers are read. */
final class LayerReaders {
  private LayerReaders() {}

  static LayerReader create(LibindexOptions options, @Nullable HttpClient client) {
    HttpTransport transport =
        client == null
            ? new UrlConnectionTransport(options.connectTimeout(), options.readTimeout())
            : new HttpClientTransport(client, options.readTimeout());
    return new StreamedLayerReader(
        new UriLayerSource(transport, options.fileLayers()),
        options.layerLimits(),
        new CaptureBudget(options.captureMemoryBytes()),
        options.temporaryDirectory());
  }
}
