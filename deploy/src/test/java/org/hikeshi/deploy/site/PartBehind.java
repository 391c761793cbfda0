package org.hikeshi.deploy.site;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// In the place of a service or of Keycloak: says by https what it was told of the caller. News it
/// tells in two pieces, the second only once somebody has seen the first.
final class PartBehind implements AutoCloseable {

  private static final List<String> TOLD =
      List.of(
          "Host",
          "X-Forwarded-For",
          "X-Forwarded-Proto",
          "X-Forwarded-Host",
          "X-Forwarded-Port",
          "X-Forwarded-Prefix",
          "Forwarded",
          "Accept");

  private final String name;
  private final HttpsServer server;
  private final CountDownLatch seen = new CountDownLatch(1);

  /// @param certificate the folder of a part, as the script makes it
  PartBehind(String name, Path certificate) throws IOException, GeneralSecurityException {
    this.name = name;
    this.server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
    server.setHttpsConfigurator(new HttpsConfigurator(proof(certificate)));
    server.createContext("/", this::answer);
    server.setExecutor(task -> Thread.ofVirtual().start(task));
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  /// The first piece of news has arrived.
  void goOn() {
    seen.countDown();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    exchange.getResponseHeaders().set("Strict-Transport-Security", "max-age=1");
    try (exchange;
        var body = exchange.getResponseBody()) {
      exchange.sendResponseHeaders(200, 0);
      if (exchange.getRequestURI().getPath().matches("/(pages/)?incidents/[^/]+/live")) {
        body.write("first\n".getBytes(StandardCharsets.UTF_8));
        body.flush();
        seen.await(10, TimeUnit.SECONDS);
        body.write("last\n".getBytes(StandardCharsets.UTF_8));
      } else {
        body.write((name + " " + told(exchange)).getBytes(StandardCharsets.UTF_8));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String told(HttpExchange exchange) {
    return TOLD.stream()
        .filter(exchange.getRequestHeaders()::containsKey)
        .map(header -> header + "=" + exchange.getRequestHeaders().get(header))
        .collect(Collectors.joining(" "));
  }

  private static SSLContext proof(Path folder) throws IOException, GeneralSecurityException {
    var key = Files.readString(folder.resolve("tls.key")).replaceAll("-----[A-Z ]+-----|\\s", "");
    var privateKey =
        KeyFactory.getInstance("EC")
            .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(key)));
    var certificate =
        CertificateFactory.getInstance("X.509")
            .generateCertificate(
                new ByteArrayInputStream(Files.readAllBytes(folder.resolve("tls.crt"))));
    var store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry("part", privateKey, new char[0], new Certificate[] {certificate});
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, new char[0]);
    var context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }
}
