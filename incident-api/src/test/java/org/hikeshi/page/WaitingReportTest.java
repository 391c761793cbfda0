package org.hikeshi.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.hikeshi.FrontDesk;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.web.testing.TestIssuer;
import org.hikeshi.web.testing.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What waited in a browser for the network: whose it is.
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
