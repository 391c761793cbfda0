package org.hikeshi.notice;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.events.testing.SettableClock;
import org.hikeshi.testing.Neighbours;
import org.hikeshi.testing.News;
import org.hikeshi.web.Ids;
import org.hikeshi.web.proof.Sealer;
import org.hikeshi.web.proof.Verdict;
import org.hikeshi.web.proof.Verifier;
import org.hikeshi.web.testing.TestIssuer;
import org.hikeshi.web.testing.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Whose word a receipt is, as a third party reads it.
@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
@WithTestResource(Neighbours.class)
class ReceiptProofTest {

  @Inject Arrived arrived;
  @Inject SettableClock clock;
  @Inject Sealer sealer;
  @Inject ObjectMapper json;
  @Inject Ids ids;

  @BeforeEach
  void itIsTheMorningAfter() {
    clock.set(Instant.parse("2026-02-09T01:00:00Z"));
  }

  /// As the owner of the tables, past every right that binds the application.
  @Test
  void whatTheHospitalWroteDownIsNotMadeTheAuthoritysWord() throws Exception {
    // given
    var notice = receipted();
    assertThat(json.readTree(proof(notice).get("content").textValue()).get("byHand").booleanValue())
        .isTrue();
    assertThat(verdict(notice).faults()).isEmpty();
    // when
    asOwner("update receipt set by_hand = false where notice_id = '%s'", notice);
    var flipped = verdict(notice);
    asOwner("update receipt set enters_by_hand = false where notice_id = '%s'", notice);
    var silent = verdict(notice);
    // then
    assertThat(flipped.faults()).anyMatch(fault -> fault.contains("is not what was entered"));
    assertThat(silent.faults()).anyMatch(fault -> fault.contains("is not what was entered"));
  }

  private UUID receipted() {
    var notice = arrived.firstTo("ppc", arrived.heard(News.anAttackOn('a', ids.next())));
    as().contentType("application/json")
        .body("{\"receiptNumber\": \"R-1\"}")
        .post("/notices/" + notice + "/receipt")
        .then()
        .statusCode(200);
    sealer.sealAll();
    return notice;
  }

  private JsonNode proof(UUID notice) throws IOException {
    var answer = as().get("/notices/" + notice + "/proof").then().statusCode(200).extract();
    return json.readTree(answer.asByteArray()).get("items").get(0);
  }

  private Verdict verdict(UUID notice) throws IOException {
    var keys = json.readTree(given().get("/.well-known/jwks.json").asByteArray());
    return new Verifier(keys, null).proof(proof(notice));
  }

  private static RequestSpecification as() {
    return given().auth().oauth2(TestTokens.as("hospital-a"));
  }

  private static void asOwner(String sql, UUID notice) throws SQLException {
    try (var owner =
            DriverManager.getConnection(
                "jdbc:postgresql://%s/notifier"
                    .formatted(System.getProperty("hikeshi.test.postgres")),
                "notifier_owner",
                "test");
        var statement = owner.createStatement()) {
      statement.execute("select set_config('app.tenant', '*', false)");
      assertThat(statement.executeUpdate(sql.formatted(notice))).isEqualTo(1);
    }
  }
}
