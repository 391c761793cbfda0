package org.hikeshi.channel;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A POST of JSON signed by Standard Webhooks 1.0. The receiver is treated as hostile: it is called
/// at the address that was checked, no redirect is followed, and its answer is cut in size and
/// time.
@ApplicationScoped
public class SignedPost {

  private static final int TIMEOUT_SECONDS = 10;
  private static final int MOST_ANSWER = 16 * 1024;

  private final Addresses addresses;
  private final HttpClient http;

  SignedPost(Vertx vertx, Addresses addresses) {
    this.addresses = addresses;
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
  public record Letter(String id, Instant at, byte[] body, String secret) {}

  /// What the other side answered, as far as we care to read.
  ///
  /// @param status 0 where nothing was answered
  /// @param detail for people: a status or what went wrong, never the other side's words
  public record Answer(int status, String detail, @Nullable String retryAfter, byte[] body) {

    public boolean taken() {
      return status >= 200 && status < 300;
    }

    static Answer none(String detail) {
      return new Answer(0, detail, null, new byte[0]);
    }
  }

  /// To an address that somebody outside has given us: public ones only.
  public Answer send(URI uri, Letter letter) {
    try {
      var address = addresses.resolved(uri);
      return address.isEmpty()
          ? Answer.none("the address is not public")
          : call(uri, address.get(), letter);
    } catch (UnknownHostException e) {
      return Answer.none("the host is not known");
    }
  }

  /// To an address of the operator's own, which may lie in his network.
  public Answer sendToOurs(URI uri, Letter letter) {
    try {
      return call(uri, InetAddress.getByName(uri.getHost()), letter);
    } catch (UnknownHostException e) {
      return Answer.none("the host is not known");
    }
  }

  private Answer call(URI uri, InetAddress address, Letter letter) {
    try {
      return http.request(options(uri, address, letter))
          .compose(request -> request.send(Buffer.buffer(letter.body())).compose(SignedPost::read))
          .toCompletionStage()
          .toCompletableFuture()
          .orTimeout(TIMEOUT_SECONDS + 2L, TimeUnit.SECONDS)
          .join();
    } catch (CompletionException e) {
      var cause = e.getCause() == null ? e : e.getCause();
      return Answer.none("no answer: " + cause.getClass().getSimpleName());
    }
  }

  private static RequestOptions options(URI uri, InetAddress address, Letter letter) {
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
        .setTimeout(TIMEOUT_SECONDS * 1_000L)
        .putHeader("content-type", "application/json")
        .putHeader("webhook-id", letter.id())
        .putHeader("webhook-timestamp", Long.toString(letter.at().getEpochSecond()))
        .putHeader(
            "webhook-signature",
            Signature.of(letter.secret(), letter.id(), letter.at(), letter.body()));
  }

  private static Future<Answer> read(HttpClientResponse response) {
    var done = new CompletableFuture<Answer>();
    var body = Buffer.buffer();
    var status = response.statusCode();
    var detail = "HTTP " + status;
    var retryAfter = response.getHeader("retry-after");
    response.handler(
        part -> {
          if (body.length() + part.length() > MOST_ANSWER) {
            done.complete(new Answer(status, detail, retryAfter, new byte[0]));
            response.request().reset();
          } else {
            body.appendBuffer(part);
          }
        });
    response.exceptionHandler(done::completeExceptionally);
    response.endHandler(
        _ -> done.complete(new Answer(status, detail, retryAfter, body.getBytes())));
    return Future.fromCompletionStage(done);
  }
}
