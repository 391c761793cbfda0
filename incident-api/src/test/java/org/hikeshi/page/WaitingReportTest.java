package org.hikeshi.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hikeshi.FrontDesk;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.web.testing.TestIssuer;
import org.hikeshi.web.testing.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What waited in a browser for the network: whose it is, and since when it was known.
@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
class WaitingReportTest {

  private static final Visitor HOSPITAL_A = new Visitor("hospital-a");
  private static final Visitor HOSPITAL_B = new Visitor("hospital-b");
  private static final String PAGE = "/pages/report";
  private static final String QUEUE = PAGE + "/queue";

  private final String key = UUID.randomUUID().toString();

  @BeforeEach
  void hospitalsAreKnown() {
    FrontDesk.knowBothHospitals();
  }

  @Test
  void whoSignsInNextDoesNotSendTheReportOfAnotherHospital() {
    // given
    var waits = with("hospital", TestTokens.hospital('a').toString());
    // when
    var sent = HOSPITAL_B.fillIn(PAGE, QUEUE, waits);
    // then
    sent.then().statusCode(409);
    assertThat(HOSPITAL_A.fillIn(PAGE, QUEUE, waits).statusCode()).isEqualTo(303);
  }

  @Test
  void aPageThatAnotherHospitalHasOpenedIsShownAgainAndCountsOnceItIsCheckedAndSent() {
    // when
    var sent = HOSPITAL_B.fillIn(PAGE, with("hospital", TestTokens.hospital('a').toString()));
    // then
    sent.then()
        .statusCode(400)
        .body(containsString("別の病院のサインイン"))
        .body(containsString("画面が赤い</textarea>"));
    var whose = Visitor.hidden(sent.body().asString(), "hospital");
    assertThat(whose).isEqualTo(TestTokens.hospital('b').toString());
    HOSPITAL_B.fillIn(PAGE, with("hospital", whose)).then().statusCode(303);
  }

  @Test
  void aPageSaysWhoseSignInItIsOf() {
    HOSPITAL_B
        .open("/pages")
        .then()
        .body("html.body.@data-hospital", equalTo(TestTokens.hospital('b').toString()));
  }

  @Test
  void anIdThatTheIdentityProviderWritesInCapitalsIsTheSameHospitals() {
    // given
    var capitals = new Visitor("hospital-A");
    // when
    var whose = Visitor.hidden(capitals.open(PAGE).body().asString(), "hospital");
    // then
    assertThat(whose).isEqualTo(TestTokens.hospital('a').toString());
    capitals.fillIn(PAGE, QUEUE, with("hospital", whose)).then().statusCode(303);
  }

  /// The browser says 2020: the law that was not in force then would find no duty.
  @Test
  void aReportOfABrowserWhoseClockIsYearsBehindWasKnownWhenItWasTyped() {
    // given
    var waits = new HashMap<>(with("typedAt", "2020-01-01T00:00:00Z"));
    waits.put("sentAt", "2020-01-01T01:00:00Z");
    // when
    var sent = HOSPITAL_A.fillIn(PAGE, QUEUE, waits);
    // then
    var incident = sent.header("Location").replaceAll(".*/incidents/([0-9a-f-]+).*", "$1");
    var report = FrontDesk.as("hospital-a").get("/incidents/" + incident).then();
    var anHourAgo = Instant.now().minus(Duration.ofHours(1));
    for (var known : List.of("latest.detectedAt", "latest.awareAt")) {
      assertThat(Instant.parse(report.extract().<String>path(known)))
          .isCloseTo(anHourAgo, within(3, ChronoUnit.MINUTES));
    }
    report.body("latest.summary", containsString("2020-01-01 09:00"));
  }

  private Map<String, String> with(String field, String value) {
    var form = new HashMap<String, String>();
    form.put("key", key);
    form.put("/category", "RANSOMWARE");
    form.put("/summary", "画面が赤い");
    form.put("/contact/phone", "090-1111-2222");
    form.put(field, value);
    return form;
  }
}
