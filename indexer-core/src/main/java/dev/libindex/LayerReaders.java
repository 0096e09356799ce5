package dev.libindex;

import dev.libindex.internal.fetch.HttpClientTransport;
import dev.libindex.internal.fetch.HttpTransport;
import dev.libindex.internal.fetch.UriLayerSource;
import dev.libindex.internal.fetch.UrlConnectionTransport;
import dev.libindex.internal.layer.CaptureBudget;
import dev.libindex.internal.layer.StreamedLayerReader;
import dev.libindex.internal.scan.LayerReader;
import dev.libindex.options.FetchOptions;
import dev.libindex.options.LimitOptions;
import java.net.http.HttpClient;
import org.jspecify.annotations.Nullable;

/** Creates the layer reader that the options describe. */
final class LayerReaders {
  private LayerReaders() {}

  static LayerReader create(LibindexOptions options, @Nullable HttpClient client) {
    FetchOptions fetching = options.fetching();
    LimitOptions limits = options.limits();
    HttpTransport transport =
        client == null
            ? new UrlConnectionTransport(fetching.connectTimeout(), fetching.readTimeout())
            : new HttpClientTransport(client, fetching.readTimeout());
    StreamedLayerReader reader =
        new StreamedLayerReader(
            new UriLayerSource(transport, fetching.fileLayers()),
            limits.layer(),
            new CaptureBudget(limits.captureMemoryBytes()),
            limits.temporaryDirectory());
    return fetching.reuseByDiffId() ? reader.withDiffIds() : reader;
  }
}
