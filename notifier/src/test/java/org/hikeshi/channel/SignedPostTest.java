package org.hikeshi.channel;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.hikeshi.channel.SignedPost.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// OWASP ASVS 5.0, 1.3.6 and 12.2.1: what leaves goes by TLS, and to nothing inside.
class SignedPostTest {

  private static final SignedPost.Letter LETTER =
      new SignedPost.Letter("a", Instant.EPOCH, new byte[0], "whsec_MDEyMzQ1Njc4OWFiY2RlZg==");

  private final Vertx vertx = Vertx.vertx();
  private final SignedPost post =
      new SignedPost(vertx, new Addresses(false, Optional.empty()), Duration.ofSeconds(5));

  @AfterEach
  void end() {
    vertx.close();
  }

  @ParameterizedTest
  @CsvSource({
    "http://203.0.113.5/hook, the address is not https",
    "ftp://203.0.113.5/hook, the address is not https",
    "https://somebody@203.0.113.5/hook, the address is not https",
    "hook, the address is not https",
    "https://127.0.0.1/hook, the address is not public",
    "https://[::ffff:10.0.0.1]/hook, the address is not public"
  })
  void whatWasKeptUnlookedAtIsLookedAtBeforeItIsCalled(String url, String why) {
    assertThat(post.send(URI.create(url), LETTER)).isEqualTo(new Answer.NotSent(why));
  }

  /// 12.3.2: also within our own network.
  @Test
  void aCertificateThatNobodyVouchesForIsNotTrusted(@TempDir Path directory) throws Exception {
    // given
    var heard = new AtomicInteger();
    var server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(selfSigned(directory.resolve("keys.p12"))));
    server.createContext("/", exchange -> heard.incrementAndGet());
    server.start();
    // when
    var answer =
        post.sendToOurs(
            URI.create("https://localhost:" + server.getAddress().getPort() + "/hook"), LETTER);
    // then
    try {
      assertThat(answer).isEqualTo(new Answer.NotSent("no connection: SSLHandshakeException"));
      assertThat(heard).hasValue(0);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void whatOfAnAnswerIsTooLongIsNotTakenForAnEmptyOne() throws Exception {
    // given
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(200, 0);
          try (var body = exchange.getResponseBody()) {
            body.write("{\"receiptNumber\": \"1\", \"more\": \"".getBytes(US_ASCII));
            body.write("x".repeat(17 * 1024).getBytes(US_ASCII));
            body.write("\"}".getBytes(US_ASCII));
          }
        });
    server.start();
    // when
    var answer =
        post.sendToOurs(
            URI.create("http://localhost:" + server.getAddress().getPort() + "/hook"), LETTER);
    // then
    try {
      assertThat(answer).isInstanceOf(Answer.Whole.class);
      assertThat(answer.taken()).isTrue();
      assertThat(WebhookAnswer.of((Answer.Whole) answer, new ObjectMapper()))
          .isEqualTo(new WebhookAnswer(null, null, "its answer is too long to be read"));
    } finally {
      server.stop(0);
    }
  }

  private static SSLContext selfSigned(Path keys) throws Exception {
    var tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    var password = "changeit";
    var made =
        new ProcessBuilder(
                tool,
                "-genkeypair",
                "-keyalg",
                "EC",
                "-alias",
                "a",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost",
                "-keystore",
                keys.toString(),
                "-storepass",
                password)
            .redirectErrorStream(true)
            .start();
    assertThat(made.waitFor()).isZero();
    var store = KeyStore.getInstance(keys.toFile(), password.toCharArray());
    var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(store, password.toCharArray());
    var context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }
}
