package org.hikeshi.channel;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hikeshi.events.NoticeEvent.Way;
import org.jspecify.annotations.Nullable;

/// A signed POST by Standard Webhooks 1.0. The receiver is treated as hostile: it is called at the
/// address that was checked, no redirect is followed, and its answer is cut in size and time.
@ApplicationScoped
class WebhookChannel implements Channel {

  private static final int MOST_ANSWER = 16 * 1024;

  /// Standard Webhooks 1.0: the receiver is there no longer.
  private static final int GONE = 410;

  private final Addresses addresses;
  private final ObjectMapper json;
  private final Duration timeout;
  private final HttpClient http;

  WebhookChannel(
      Vertx vertx,
      Addresses addresses,
      ObjectMapper json,
      @ConfigProperty(name = "hikeshi.channel.timeout") Duration timeout) {
    this.addresses = addresses;
    this.json = json;
    this.timeout = timeout;
    this.http =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setConnectTimeout(5_000)
                .setKeepAlive(false)
                .setMaxPoolSize(200)
                .setMaxHeaderSize(8 * 1024)
                .setDecompressionSupported(false));
  }

  @Override
  public Way way() {
    return Way.WEBHOOK;
  }

  @Override
  public Outcome deliver(Parcel parcel, AgreedChannel to) {
    var uri = URI.create(Objects.requireNonNull(to.url()));
    try {
      var address = addresses.resolved(uri);
      return address.isEmpty()
          ? new Outcome.NotArrived("the address is not public", null)
          : call(uri, options(uri, address.get(), parcel, to), parcel);
    } catch (UnknownHostException e) {
      return new Outcome.NotArrived("the host is not known", null);
    }
  }

  /// Until the connection stands, nothing can have arrived; after that, only an answer says.
  private Outcome call(URI uri, RequestOptions options, Parcel parcel) {
    HttpClientRequest request;
    try {
      request = wait(http.request(options));
    } catch (CompletionException e) {
      return new Outcome.NotArrived("no connection: " + nameOf(e), null);
    }
    try {
      var sent = request.send(Buffer.buffer(parcel.body())).compose(WebhookChannel::read);
      return outcome(wait(sent), parcel.at());
    } catch (CompletionException e) {
      request.reset();
      return new Outcome.Unknown("no whole answer: " + nameOf(e));
    }
  }

  private <T> T wait(Future<T> future) {
    return future
        .toCompletionStage()
        .toCompletableFuture()
        .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
        .join();
  }

  private static String nameOf(CompletionException e) {
    return (e.getCause() == null ? e : e.getCause()).getClass().getSimpleName();
  }

  private RequestOptions options(URI uri, InetAddress address, Parcel parcel, AgreedChannel to) {
    var tls = "https".equals(uri.getScheme());
    int port = uri.getPort() > 0 ? uri.getPort() : tls ? 443 : 80;
    var path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    var id = parcel.id().toString();
    var secret = Objects.requireNonNull(to.secret());
    return new RequestOptions()
        .setMethod(HttpMethod.POST)
        .setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(address, port)))
        .setHost(uri.getHost())
        .setPort(port)
        .setSsl(tls)
        .setURI(uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery())
        .setFollowRedirects(false)
        .setTimeout(timeout.toMillis())
        .putHeader("content-type", "application/json")
        .putHeader("webhook-id", id)
        .putHeader("webhook-timestamp", Long.toString(parcel.at().getEpochSecond()))
        .putHeader("webhook-signature", Signature.of(secret, id, parcel.at(), parcel.body()));
  }

  /// What the other side answered, as far as we care to read.
  private record Answer(int status, @Nullable String retryAfter, byte[] body) {}

  private static Future<Answer> read(HttpClientResponse response) {
    var done = new CompletableFuture<Answer>();
    var body = Buffer.buffer();
    var status = response.statusCode();
    var retryAfter = response.getHeader("retry-after");
    response.handler(
        part -> {
          if (body.length() + part.length() > MOST_ANSWER) {
            done.complete(new Answer(status, retryAfter, new byte[0]));
            HttpClientRequest request = response.request();
            request.reset();
          } else {
            body.appendBuffer(part);
          }
        });
    response.exceptionHandler(done::completeExceptionally);
    response.endHandler(_ -> done.complete(new Answer(status, retryAfter, body.getBytes())));
    return Future.fromCompletionStage(done);
  }

  private Outcome outcome(Answer answer, Instant at) {
    var detail = "HTTP " + answer.status();
    if (answer.status() >= 200 && answer.status() < 300) {
      return new Outcome.Arrived(detail, receiptNumber(answer.body()));
    }
    return answer.status() == GONE
        ? new Outcome.Refused(detail)
        : new Outcome.NotArrived(detail, RetryAfter.of(answer.status(), answer.retryAfter(), at));
  }

  /// What an authority may answer with.
  record Said(@Nullable String receiptNumber) {}

  /// An answer that cannot be read is still an answer.
  private @Nullable String receiptNumber(byte[] body) {
    try {
      var said = body.length == 0 ? null : json.readValue(body, Said.class);
      var number = said == null ? null : said.receiptNumber();
      return number != null && number.matches("[\\p{L}\\p{N}\\p{P} ]{1,100}")
          ? number.strip()
          : null;
    } catch (IOException e) {
      return null;
    }
  }
}
