package org.hikeshi.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hikeshi.FrontDesk.anIncident;
import static org.hikeshi.FrontDesk.as;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import org.hikeshi.FrontDesk;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.web.testing.TestIssuer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
class MergingTest {

  @Inject Database database;

  @BeforeEach
  void hospitalsAreKnown() {
    FrontDesk.knowBothHospitals();
  }

  @Test
  void trap12_aDuplicateGoesOnInTheOtherAndLosesNothing() {
    // given
    var duplicate = anIncident();
    var survivor = anIncident();
    // when
    var merged = merge(duplicate, survivor);
    // then
    merged
        .then()
        .statusCode(200)
        .body("status", equalTo("RESOLVED"))
        .body("mergedInto.id", equalTo(survivor));
    as("hospital-a")
        .get("/incidents/" + survivor)
        .then()
        .body("status", equalTo("REPORTED"))
        .body("mergedInto", nullValue())
        .body("merged.id", contains(duplicate));
    as("hospital-a").get("/incidents/" + duplicate + "/reports").then().body("items", hasSize(1));
    assertThat(database.toldOf(duplicate))
        .containsExactly("org.hikeshi.report.filed.v1", "org.hikeshi.incident.merged.v1");
    assertThat(database.toldOf(survivor)).containsExactly("org.hikeshi.report.filed.v1");
  }

  @Test
  void mergingTwiceIsMergingOnce() {
    // given
    var duplicate = anIncident();
    var survivor = anIncident();
    merge(duplicate, survivor);
    // when
    var again = merge(duplicate, survivor);
    // then
    again.then().statusCode(200);
    assertThat(database.toldOf(duplicate)).hasSize(2);
    merge(duplicate, anIncident()).then().statusCode(409);
    merge(anIncident(), duplicate).then().statusCode(409);
  }

  @Test
  void reportsGoToTheOneThatGoesOn() {
    // given
    var duplicate = anIncident();
    var survivor = anIncident();
    merge(duplicate, survivor);
    // when
    var late = as("hospital-a").body("{}").post("/incidents/" + duplicate + "/reports");
    // then
    late.then().statusCode(409).contentType("application/problem+json");
    assertThat(late.<String>path("detail"))
        .contains(as("hospital-a").get("/incidents/" + survivor).<String>path("number"));
  }

  @Test
  void hospitalsOfDifferentOperatorsKeepTheirOwn() {
    // given
    var ofA = anIncident("hospital-a", FrontDesk.A_REPORT);
    var ofB = anIncident("hospital-b", FrontDesk.A_REPORT);
    // when
    var refused = merge(ofA, ofB);
    // then
    refused.then().statusCode(409);
    merge(ofA, ofA).then().statusCode(400).body("errors.pointer", contains("/into"));
  }

  @Test
  void trap21_whatWasNoAttackIsClosedAsSuchAndCountedApart() {
    // given
    var nearMisses = total("nearMisses");
    var faults = total("faults");
    // when
    resolve(anIncident(), false, "FAULT").then().statusCode(200);
    resolve(anIncident(), false, "NEAR_MISS").then().statusCode(200);
    // then
    assertThat(total("faults")).isEqualTo(faults + 1);
    assertThat(total("nearMisses")).isEqualTo(nearMisses + 1);
    resolve(anIncident(), true, "FAULT")
        .then()
        .statusCode(400)
        .body("errors.pointer", contains("/kind"));
  }

  @Test
  void whatWasMergedIsCountedOnce() {
    // given
    var survivor = anIncident();
    var duplicate = anIncident();
    var before = total("incidents");
    // when
    merge(duplicate, survivor).then().statusCode(200);
    // then
    assertThat(total("incidents")).isEqualTo(before - 1);
  }

  private static int total(String what) {
    return as("coordinator").get("/statistics/incidents?by=category").path("total." + what);
  }

  private static Response resolve(String incident, boolean attack, String kind) {
    return as("coordinator")
        .body("{\"cause\": \"電源の故障\", \"attack\": %s, \"kind\": \"%s\"}".formatted(attack, kind))
        .post("/incidents/" + incident + "/resolution");
  }

  private static Response merge(String duplicate, String into) {
    return as("coordinator")
        .body("{\"into\": \"%s\", \"reason\": \"同じ事象\"}".formatted(into))
        .post("/incidents/" + duplicate + "/merge");
  }
}
