package org.hikeshi.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hikeshi.FrontDesk.as;
import static org.hikeshi.incident.IncidentFixture.HOSPITAL_A;
import static org.hikeshi.report.StatementFixture.aFirstReport;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.hikeshi.FrontDesk;
import org.hikeshi.events.Origin;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.web.testing.TestIssuer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
class FilingTest {

  @Inject Filing filing;
  @Inject Incidents incidents;
  @Inject Database database;

  @BeforeEach
  void hospitalsAreKnown() {
    FrontDesk.knowBothHospitals();
  }

  @Test
  void aRollbackSaysNothing() {
    // given
    var clerk = new Clerk(HOSPITAL_A, Origin.HOSPITAL, "当直");
    // when
    QuarkusTransaction.begin();
    var filed = (Filing.Outcome.Filed) filing.file(aFirstReport().said(), clerk);
    QuarkusTransaction.rollback();
    // then
    var incident = filed.incident().id().toString();
    assertThat(database.toldOf(incident)).isEmpty();
    assertThat(database.timelineOf(incident)).isEmpty();
    assertThat(database.auditOf("incident/" + incident)).isEmpty();
  }

  /// As where the form that goes on to another incident has opened it because the card's was full.
  @Test
  void aMergingWaitsForAReportByCardThatGoesOnToAnotherIncident() throws Exception {
    // given
    var older = UUID.fromString(FrontDesk.anIncident());
    var card = new Clerk(HOSPITAL_A, Origin.CARD, "カード");
    var opened =
        QuarkusTransaction.requiringNew()
            .call(() -> (Filing.Outcome.Filed) filing.file(aFirstReport().said(), card))
            .incident()
            .id();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      // when
      var merging =
          QuarkusTransaction.requiringNew()
              .call(
                  () -> {
                    var found = incidents.unconfirmedAt(HOSPITAL_A).orElseThrow().id();
                    assertThat(found).isEqualTo(opened);
                    var begun = threads.submit(() -> merge(older, opened));
                    await().until(database::somebodyWaits);
                    assertThat(incidents.lock(older)).isPresent();
                    return begun;
                  });
      // then
      assertThat(merging.get()).isLessThan(500);
    }
    as("hospital-a").body("{}").post("/incidents/" + opened + "/reports").then().statusCode(201);
  }

  private static int merge(UUID duplicate, UUID into) {
    return as("coordinator")
        .body("{\"into\": \"%s\", \"reason\": \"同じもの\"}".formatted(into))
        .post("/incidents/" + duplicate + "/merge")
        .statusCode();
  }
}
