package org.hikeshi.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.hikeshi.web.testing.JsonSchema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConformanceTest {

  private static final Instant NOW = Instant.parse("2026-02-09T01:00:00Z");
  private static final byte[] KEY =
      "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8);

  private static final Path SCHEMA =
      Path.of("../notifier/src/main/resources/META-INF/resources/schemas/hikeshi-notice-1.json");

  /// 101 signs.
  private static final String TOO_LONG =
      "12345678901234567890123456789012345678901234567890"
          + "123456789012345678901234567890123456789012345678901";

  private final Map<String, String> receipts = new ConcurrentHashMap<>();
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private HttpServer authority;

  @BeforeEach
  void anAuthorityListens() throws IOException {
    authority = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
    authority.start();
  }

  @AfterEach
  void andStops() {
    authority.stop(0);
  }

  @Test
  void anEndpointThatChecksEverythingPassesEveryLine() {
    // given
    authority.createContext("/", exchange -> answer(exchange, checks(exchange) ? 200 : 401));
    // when
    var passed = conformance().run();
    // then
    assertThat(said.toString(StandardCharsets.UTF_8))
        .doesNotContain("NOT OK")
        .endsWith("All ok.\n");
    assertThat(passed).isTrue();
  }

  @Test
  void anEndpointThatTakesEverythingIsToldWhatItShouldRefuse() {
    // given
    authority.createContext("/", exchange -> answer(exchange, 200));
    // when
    var passed = conformance().run();
    // then
    assertThat(passed).isFalse();
    assertThat(said.toString(StandardCharsets.UTF_8))
        .contains("NOT OK  refuses a wrong signature", "NOT OK  refuses a timestamp")
        .contains("ok      takes a signed notice", "4 not ok.");
  }

  @Test
  void anEndpointThatComparesTheWholeHeaderIsToldThatItRefusesTwoSignatures() {
    // given
    authority.createContext(
        "/", exchange -> answer(exchange, checks(exchange, List::of) ? 200 : 401));
    // when
    var passed = conformance().run();
    // then
    assertThat(passed).isFalse();
    assertThat(said.toString(StandardCharsets.UTF_8))
        .contains("NOT OK  takes two signatures of which one is right (HTTP 401", "1 not ok.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"第１２３号　令和８年 №1＋2＝3", "\\u7b2c\\u0031\\u53f7\\/\\\"1", ""})
  void aReceiptNumberMayBeWrittenInAnyWay(String number) {
    // given
    authority.createContext(
        "/", exchange -> answer(exchange, checks(exchange) ? 200 : 401, number));
    // when
    var passed = conformance().run();
    // then
    assertThat(passed).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"R\\n1", "R\\u00071", "R\uFFFD1", TOO_LONG})
  void aReceiptNumberThatCannotBeReadIsNamed(String number) {
    // given
    authority.createContext(
        "/", exchange -> answer(exchange, checks(exchange) ? 200 : 401, number));
    // when
    var passed = conformance().run();
    // then
    assertThat(passed).isFalse();
    assertThat(said.toString(StandardCharsets.UTF_8))
        .contains("NOT OK  gives a receipt number that can be read", "1 not ok.");
  }

  @Test
  void whatItSendsIsANoticeAsOurSchemaSays() throws IOException {
    // given
    var json = new ObjectMapper();
    var sent = new CopyOnWriteArrayList<JsonNode>();
    authority.createContext(
        "/",
        exchange -> {
          sent.add(json.readTree(exchange.getRequestBody()));
          answer(exchange, 200);
        });
    var schema = json.readTree(SCHEMA.toFile());
    // when
    conformance().run();
    // then
    assertThat(sent)
        .hasSizeGreaterThan(6)
        .allSatisfy(notice -> assertThat(JsonSchema.faults(schema, notice)).isEmpty());
  }

  @Test
  void anEndpointThatIsNotThereFailsAndSaysSo() {
    // given
    authority.stop(0);
    // when
    var passed = conformance().run();
    // then
    assertThat(passed).isFalse();
    assertThat(said.toString(StandardCharsets.UTF_8)).contains("ConnectException");
  }

  private Conformance conformance() {
    return new Conformance(
        URI.create("http://127.0.0.1:" + authority.getAddress().getPort() + "/notices"),
        "whsec_" + Base64.getEncoder().encodeToString(KEY),
        Clock.fixed(NOW, ZoneOffset.UTC),
        new PrintStream(said, true, StandardCharsets.UTF_8));
  }

  /// As docs/notices.md tells an engineer to do it.
  private static boolean checks(HttpExchange exchange) throws IOException {
    return checks(exchange, header -> List.of(header.split(" ")));
  }

  /// @param split the signatures that it sees in the header
  private static boolean checks(HttpExchange exchange, Function<String, List<String>> split)
      throws IOException {
    var headers = exchange.getRequestHeaders();
    var at = Instant.ofEpochSecond(Long.parseLong(headers.getFirst("webhook-timestamp")));
    var body = exchange.getRequestBody().readAllBytes();
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
      mac.update(
          (headers.getFirst("webhook-id") + "." + at.getEpochSecond() + ".")
              .getBytes(StandardCharsets.UTF_8));
      var right = "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
      return split.apply(headers.getFirst("webhook-signature")).contains(right)
          && at.isAfter(NOW.minusSeconds(300))
          && at.isBefore(NOW.plusSeconds(300));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private void answer(HttpExchange exchange, int status) throws IOException {
    var id = exchange.getRequestHeaders().getFirst("webhook-id");
    answer(exchange, status, receipts.computeIfAbsent(id, _ -> "R-" + (receipts.size() + 1)));
  }

  private static void answer(HttpExchange exchange, int status, String number) throws IOException {
    var body = ("{\"receiptNumber\": \"" + number + "\"}").getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
