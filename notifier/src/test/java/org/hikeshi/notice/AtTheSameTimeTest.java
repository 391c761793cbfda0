package org.hikeshi.notice;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.hikeshi.dossier.Dossiers;
import org.hikeshi.dossier.TrackedDuties;
import org.hikeshi.events.NoticeEvent.DutyState;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.testing.Neighbours;
import org.hikeshi.web.testing.TestIssuer;
import org.hikeshi.web.testing.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a hospital decides about a duty, while another transaction has its dossier.
@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
@WithTestResource(Neighbours.class)
class AtTheSameTimeTest {

  @Inject Arrived arrived;
  @Inject Notices notices;
  @Inject Dossiers dossiers;
  @Inject TrackedDuties duties;
  @Inject Receipting receipting;
  @Inject EntityManager database;

  @BeforeEach
  void incidentApiAnswers() {
    Neighbours.incidentApiAnswers(200);
  }

  @Test
  void aDayThatIsSetWhileAReceiptComesLeavesTheReceiptAsItIs() throws Exception {
    // given
    var found = arrived.atTheMinistry();
    var duty = dutyServedBy(found.notice());
    var said = ReceiptRequest.answered("M-77", null, "portal");
    // when
    var answered =
        whileHeld(
            () -> receipting.byAuthority(notices.findById(found.notice()), said, "mhlw"),
            duty,
            "known-on",
            "{\"knownOn\": \"2026-02-07\", \"reason\": \"夜勤が気付いていた\"}");
    // then
    assertThat(answered.get()).isEqualTo(200);
    var told = QuarkusTransaction.requiringNew().call(() -> duties.findById(duty).told());
    assertThat(told.state()).isEqualTo(DutyState.RECEIPTED);
    assertThat(told.receiptNumber()).isEqualTo("M-77");
    assertThat(told.receivedOn()).isNotNull();
    assertThat(told.knownOn()).isEqualTo("2026-02-07");
  }

  @Test
  void personsWhoAreToldWhileTheirDutyEndsAreToldOfNoDuty() throws Exception {
    // given
    var found = arrived.atTheMinistry();
    // when
    var answered =
        whileHeld(
            () -> {
              dossiers.locked(found.incident());
              database
                  .createNativeQuery("update duty set verdict = 'NOT' where id = :id")
                  .setParameter("id", found.persons())
                  .executeUpdate();
            },
            found.persons(),
            "persons-told",
            "{\"how\": \"POST\", \"at\": \"2026-02-09T00:00:00Z\"}");
    // then
    assertThat(answered.get()).isEqualTo(409);
  }

  /// Does this, lets the hospital come meanwhile, and commits once that waits for it.
  private Future<Integer> whileHeld(Runnable deed, UUID duty, String what, String body) {
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              deed.run();
              database.flush();
              var holder = database.createNativeQuery("select pg_backend_pid()").getSingleResult();
              var answered = CompletableFuture.supplyAsync(() -> put(duty, what, body));
              await()
                  .until(() -> QuarkusTransaction.requiringNew().call(() -> somebodyWaits(holder)));
              return answered;
            });
  }

  private static int put(UUID duty, String what, String body) {
    return given()
        .auth()
        .oauth2(TestTokens.as("hospital-a"))
        .contentType("application/json")
        .body(body)
        .put("/duties/" + duty + "/" + what)
        .statusCode();
  }

  /// Whoever else waits for a lock proves nothing.
  private boolean somebodyWaits(Object holder) {
    return (boolean)
        database
            .createNativeQuery(
                """
                select count(*) > 0 from pg_stat_activity
                where wait_event_type = 'Lock' and :holder = any(pg_blocking_pids(pid))
                """)
            .setParameter("holder", holder)
            .getSingleResult();
  }

  private UUID dutyServedBy(UUID notice) {
    return QuarkusTransaction.requiringNew().call(() -> duties.servedBy(notice).getFirst().id());
  }
}
