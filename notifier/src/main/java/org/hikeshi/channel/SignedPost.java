package org.hikeshi.channel;

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
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// A POST of JSON signed by Standard Webhooks 1.0. The receiver is treated as hostile: it is called
/// at the address that was checked, no redirect is followed, and its answer is cut in size and
/// time.
@ApplicationScoped
public class SignedPost {

  private static final int MOST_ANSWER = 16 * 1024;

  private final Addresses addresses;
  private final Duration timeout;
  private final HttpClient http;

  SignedPost(
      Vertx vertx,
      Addresses addresses,
      @ConfigProperty(name = "hikeshi.channel.timeout") Duration timeout) {
    this.addresses = addresses;
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

  /// What is sent: the same bytes under the same id, however often.
  ///
  /// @param secrets each signs it
  public record Letter(String id, Instant at, byte[] body, List<String> secrets) {

    public Letter(String id, Instant at, byte[] body, String secret) {
      this(id, at, body, List.of(secret));
    }
  }

  /// What became of it. `detail` is for people: a status or what went wrong, never the other side's
  /// words.
  public sealed interface Answer {

    String detail();

    default boolean taken() {
      return this instanceof Whole whole && whole.status() >= 200 && whole.status() < 300;
    }

    /// What the other side answered, as far as we care to read.
    ///
    /// @param body empty where it is longer than that
    record Whole(int status, @Nullable String retryAfter, byte[] body, boolean tooLong)
        implements Answer {
      @Override
      public String detail() {
        return "HTTP " + status;
      }
    }

    /// Nothing can have arrived.
    record NotSent(String detail) implements Answer {}

    /// It left, and nobody knows whether it arrived.
    record Lost(String detail) implements Answer {}
  }

  /// To an address that somebody outside has given us: by https and to public ones only, whoever
  /// kept it. An engineer's own is kept elsewhere, where nobody looked at its form.
  public Answer send(URI uri, Letter letter) {
    if (addresses.formed(uri.toString()).isEmpty()) {
      return new Answer.NotSent("the address is not https");
    }
    try {
      var address = addresses.resolved(uri);
      return address.isEmpty()
          ? new Answer.NotSent("the address is not public")
          : call(uri, address.get(), letter);
    } catch (UnknownHostException e) {
      return new Answer.NotSent("the host is not known");
    }
  }

  /// To an address of the operator's own, which may lie in his network.
  public Answer sendToOurs(URI uri, Letter letter) {
    try {
      return call(uri, InetAddress.getByName(uri.getHost()), letter);
    } catch (UnknownHostException e) {
      return new Answer.NotSent("the host is not known");
    }
  }

  /// Until the connection stands, nothing can have arrived; after that, only an answer says.
  private Answer call(URI uri, InetAddress address, Letter letter) {
    HttpClientRequest request;
    try {
      request = wait(http.request(options(uri, address, letter)));
    } catch (CompletionException e) {
      return new Answer.NotSent("no connection: " + nameOf(e));
    }
    try {
      // whoever reads waits before it leaves: an answer that is whole before is lost
      var answer = request.response().compose(SignedPost::read);
      request.end(Buffer.buffer(letter.body()));
      return wait(answer);
    } catch (CompletionException e) {
      request.reset();
      return new Answer.Lost("no whole answer: " + nameOf(e));
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

  private RequestOptions options(URI uri, InetAddress address, Letter letter) {
    var tls = "https".equals(uri.getScheme());
    int port = uri.getPort() > 0 ? uri.getPort() : tls ? 443 : 80;
    var path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
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
        .putHeader("webhook-id", letter.id())
        .putHeader("webhook-timestamp", Long.toString(letter.at().getEpochSecond()))
        .putHeader(
            "webhook-signature",
            Signature.of(letter.secrets(), letter.id(), letter.at(), letter.body()));
  }

  private static Future<Answer> read(HttpClientResponse response) {
    var done = new CompletableFuture<Answer>();
    var body = Buffer.buffer();
    var status = response.statusCode();
    var retryAfter = response.getHeader("retry-after");
    response.handler(
        part -> {
          if (body.length() + part.length() > MOST_ANSWER) {
            done.complete(new Answer.Whole(status, retryAfter, new byte[0], true));
            response.request().reset();
          } else {
            body.appendBuffer(part);
          }
        });
    response.exceptionHandler(done::completeExceptionally);
    response.endHandler(
        _ -> done.complete(new Answer.Whole(status, retryAfter, body.getBytes(), false)));
    return Future.fromCompletionStage(done);
  }
}
