package org.hikeshi.deploy.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How `deploy/site/token` goes on when a site answers oddly. Its `sleep` and `curl` write down
/// what they are told, and the first does no more. Skipped where there is no curl.
class SiteTokenShellTest {

  private static final String BEGUN =
      """
      {"device_code":"aSecretCode","user_code":"ABCD-EFGH","verification_uri":"https://x/device"%s}\
      """;
  private static final String TOKEN = "{\"access_token\":\"the-token\",\"expires_in\":300}";

  private record Answer(int status, String text) {}

  private final Queue<Answer> answers = new ArrayDeque<>();
  private final List<String> asked = new ArrayList<>();

  @TempDir private Path folder;
  private HttpServer site;

  @BeforeEach
  void opens() throws IOException {
    var curl = Said.by("sh", "-c", "command -v curl");
    assumeTrue(curl.status() == 0, "curl is missing");
    program("curl", "exec " + curl.text().strip() + " \"$@\"");
    program("sleep", "exec test -n \"$1\"");
    site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
    site.createContext("/", this::answer);
    site.start();
  }

  @AfterEach
  void closes() {
    if (site != null) {
      site.stop(0);
    }
  }

  @Test
  void aPageOfTheFrontDoorOrAnAnswerWithoutAnIntervalEndsNoSignIn() throws IOException {
    // given
    answers.add(new Answer(200, BEGUN.formatted("")));
    answers.add(new Answer(502, "<!DOCTYPE html><h1>Very busy</h1>"));
    answers.add(new Answer(429, "<!DOCTYPE html><h1>Very busy</h1>"));
    answers.add(new Answer(400, "{\"error\":\"authorization_pending\"}"));
    answers.add(new Answer(200, TOKEN));
    // when
    var said = token();
    // then
    assertThat(said.status()).as(said.text()).isZero();
    assertThat(said.text()).contains("type ABCD-EFGH there").endsWith("\nthe-token\n");
    assertThat(asked.getLast()).contains("device_code=aSecretCode").contains("client_id=operators");
    assertThat(told("sleep")).isEqualTo("5\n".repeat(4));
    assertThat(told("curl")).as("what ps shows").contains("client_id").doesNotContain("aSecret");
  }

  @Test
  void aRefusalEndsItWithoutAToken() {
    // given
    answers.add(new Answer(200, BEGUN.formatted(",\"interval\":2")));
    answers.add(new Answer(400, "{\"error\":\"access_denied\"}"));
    // when
    var said = token();
    // then
    assertThat(said.status()).isEqualTo(1);
    assertThat(said.text()).contains("No token: {\"error\":\"access_denied\"}");
  }

  private Said token() {
    var realm = "http://127.0.0.1:" + site.getAddress().getPort() + "/realms/hikeshi";
    var script = Path.of("site/token").toAbsolutePath().toString();
    return Said.by("sh", "-c", "PATH=" + folder + ":$PATH " + script + " " + realm);
  }

  private void program(String name, String then) throws IOException {
    var wrapped = "#!/bin/sh\necho \"$@\" >> " + folder.resolve(name + ".told") + "\n" + then;
    var file = Files.writeString(folder.resolve(name), wrapped + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }

  private String told(String program) throws IOException {
    return Files.readString(folder.resolve(program + ".told"));
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange;
        var body = exchange.getResponseBody()) {
      asked.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      var answer = answers.remove();
      exchange.sendResponseHeaders(answer.status(), 0);
      body.write(answer.text().getBytes(StandardCharsets.UTF_8));
    }
  }
}
