package org.hikeshi.deploy;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What an authority's engineer runs against the own endpoint before agreeing to a webhook: does it
/// take what is signed, by two secrets too, know a repeat, and refuse what is forged, changed or
/// old?
///
/// One file of plain Java, so that a JDK is all it needs: `java
/// deploy/src/main/java/org/hikeshi/deploy/Conformance.java https://… whsec_…`. Past 200 lines by
/// its sample.
final class Conformance {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int MOST_ANSWER = 16 * 1024;
  private static final Pattern RECEIPT =
      Pattern.compile("\"receiptNumber\"\\s*:\\s*\"((?:[^\"\\\\]++|\\\\.)*+)\"");
  private static final Pattern ESCAPED = Pattern.compile("\\\\u[0-9a-fA-F]{4}|\\\\.");
  private static final Pattern CONTROL =
      Pattern.compile("[\\p{Cc}\uFFFD]|\\\\[bfnrt]|\\\\u00([01].|7[fF]|[89].)");
  private static final int MOST_NUMBER = 100;
  private static final String WRONG = "v1," + Base64.getEncoder().encodeToString(new byte[32]);

  /// All that a notice has. No incident: the number and the text say so.
  private static final String SAMPLE =
      """
      {"schema":"hikeshi-notice-1","noticeId":"%s","incidentId":"%s",\
      "incidentNumber":"0000-000000","authority":"sample","kind":"REPORT","stage":"PRELIMINARY",\
      "reportNo":1,"renderedOn":"2026-02-09","draft":false,"withdrawn":false,"carriedOnBy":null,\
      "filedAt":"2026-02-08T16:55:00Z",\
      "reporter":{"operator":"適合確認","corporateNumber":null,"operatorAddress":null,\
      "founder":"PRIVATE","hospital":"適合確認（実在しません）","medicalInstitutionCode":null,\
      "address":null,"contactName":"適合確認","contactPhone":null,"contactEmail":null,\
      "approvedBy":"適合確認","approvedByTitle":null},\
      "grounds":[{"law":null,"basis":"VOLUNTARY","reasons":["CHOSEN"],\
      "explanation":"適合確認の見本です。","knownOn":null,"dueOn":null}],\
      "items":{"overview":{"known":"KNOWN","category":"OTHER",\
      "summary":"これは適合確認の見本で、事案ではありません。 A conformance check, not an incident.",\
      "occurredAt":null,"detectedAt":"2026-02-08T16:50:00Z","awareAt":"2026-02-08T16:50:00Z",\
      "affectedSystems":["EHR"],"vendor":null,"vendorNoticeAt":null},\
      "dataItems":{"known":"UNKNOWN","leak":"UNKNOWN","sensitive":"UNKNOWN",\
      "financialHarm":"UNKNOWN","myNumber":"UNKNOWN","strongEncryption":"UNKNOWN"},\
      "persons":{"known":"UNKNOWN","persons":{"qualifier":"UNKNOWN","count":null},\
      "myNumberPersons":{"qualifier":"UNKNOWN","count":null}},\
      "cause":{"known":"UNKNOWN","entryRoute":null,"maliciousIntent":"UNKNOWN","signs":[]},\
      "secondaryHarm":"UNKNOWN","toldPersons":"UNKNOWN","publication":"NONE",\
      "prevention":"UNKNOWN","other":{"known":"KNOWN","careImpact":["NONE"]}},\
      "statements":{"cause":{"state":"UNKNOWN","text":null},\
      "course":{"state":"KNOWN","text":"見本"},"publication":{"state":"NONE","text":null}},\
      "shareConsent":[],"changes":[]}\
      """;

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(PATIENCE).version(HttpClient.Version.HTTP_1_1).build();
  private final URI endpoint;
  private final byte[] key;
  private final Clock clock;
  private final PrintStream out;
  private int failed;

  Conformance(URI endpoint, String secret, Clock clock, PrintStream out) {
    this.endpoint = endpoint;
    this.key = Base64.getDecoder().decode(secret.replaceFirst("^whsec_", ""));
    this.clock = clock;
    this.out = out;
  }

  /// @param arguments the endpoint and the secret that the channel's setting answered
  public static void main(String[] arguments) {
    if (arguments.length != 2 || !arguments[1].startsWith("whsec_")) {
      System.err.println("java Conformance.java ENDPOINT whsec_SECRET");
      System.exit(2);
    }
    var check =
        new Conformance(URI.create(arguments[0]), arguments[1], Clock.systemUTC(), System.out);
    System.exit(check.run() ? 0 : 1);
  }

  /// @return whether every line says ok
  boolean run() {
    var now = clock.instant();
    var id = id(now, "first");
    var body = SAMPLE.formatted(id, id(now, "incident"));
    var first = send(id, now, signature(id, now, body), body);
    line("takes a signed notice with 2xx", first.taken(), first);
    line("answers itself, without a redirect", first.status / 100 != 3, first);
    line("answers within 10 s and 16 KiB", first.status > 0 && first.size <= MOST_ANSWER, first);
    line("gives a receipt number that can be read, or none", first.readable(), first);

    var later = now.plusSeconds(5);
    var repeat = send(id, later, signature(id, later, body), body);
    line("takes the repeat of it with 2xx", repeat.taken(), repeat);
    line("gives the repeat the same receipt number", repeat.sameReceiptAs(first), repeat);

    var changing = id(now, "changing");
    var twice = SAMPLE.formatted(changing, id(now, "incident"));
    var two = WRONG + " " + signature(changing, now, twice);
    var changed = send(changing, now, two, twice);
    line("takes two signatures of which one is right", changed.taken(), changed);

    var other = id(now, "other");
    var forged = send(other, now, WRONG, body);
    line("refuses a wrong signature", forged.refused(), forged);
    var bent = send(other, now, signature(other, now, body), body.replace("OTHER", "DDOS"));
    line("refuses a body that was changed", bent.refused(), bent);
    var old = now.minus(Duration.ofHours(1));
    var stale = send(other, old, signature(other, old, body), body);
    line("refuses a timestamp of an hour ago", stale.refused(), stale);
    var borrowed = send(id(now, "borrowed"), now, signature(id, now, body), body);
    line("refuses another notice's signature", borrowed.refused(), borrowed);
    out.println(failed == 0 ? "All ok." : failed + " not ok.");
    return failed == 0;
  }

  private void line(String what, boolean ok, Answer answer) {
    failed = ok ? failed : failed + 1;
    out.printf("%-8s%s (%s)%n", ok ? "ok" : "NOT OK", what, answer.said());
  }

  private record Answer(int status, int size, String receipt, String error) {

    boolean taken() {
      return status / 100 == 2;
    }

    boolean refused() {
      return status / 100 == 4;
    }

    /// As Hikeshi takes it: up to 100 letters of whatever writing, and no control characters.
    boolean readable() {
      return taken()
          && ESCAPED.matcher(receipt.strip()).replaceAll("x").length() <= MOST_NUMBER
          && !CONTROL.matcher(receipt).find();
    }

    boolean sameReceiptAs(Answer first) {
      return taken() && Objects.equals(receipt, first.receipt);
    }

    String said() {
      return status == 0 ? error : "HTTP " + status + (receipt.isEmpty() ? "" : ", " + receipt);
    }
  }

  private Answer send(String id, Instant at, String signature, String body) {
    var request =
        HttpRequest.newBuilder(endpoint)
            .timeout(PATIENCE)
            .header("content-type", "application/json")
            .header("webhook-id", id)
            .header("webhook-timestamp", Long.toString(at.getEpochSecond()))
            .header("webhook-signature", signature)
            .POST(BodyPublishers.ofString(body))
            .build();
    try {
      return answer(http.send(request, BodyHandlers.ofString()));
    } catch (IOException e) {
      return new Answer(0, 0, "", e.getClass().getSimpleName());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Answer(0, 0, "", "interrupted");
    }
  }

  private static Answer answer(HttpResponse<String> response) {
    var found = RECEIPT.matcher(response.body());
    return new Answer(
        response.statusCode(), response.body().length(), found.find() ? found.group(1) : "", "");
  }

  /// Standard Webhooks 1.0: HMAC-SHA256 over `id.timestamp.body`.
  private String signature(String id, Instant at, String body) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      var signed = id + "." + at.getEpochSecond() + "." + body;
      return "v1,"
          + Base64.getEncoder()
              .encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }

  /// Another for each run, so that an endpoint that keeps what it has seen can be asked again.
  private static String id(Instant now, String name) {
    return UUID.nameUUIDFromBytes((name + now).getBytes(StandardCharsets.UTF_8)).toString();
  }
}
