package org.hikeshi.figure;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.TestTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hikeshi.FrontDesk;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.web.testing.TestIssuer;
import org.hikeshi.web.testing.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The quarters are of years in which no other test has an incident.
@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
class PublicFiguresTest {

  private static final LocalDate IN_MAY = LocalDate.of(2013, 5, 6);

  @Inject PublicFigures figures;
  @Inject In2012 in2012;
  @Inject EntityManager database;

  @BeforeEach
  void hospitalsAreKnown() {
    FrontDesk.knowBothHospitals();
  }

  @Test
  void wholeQuartersAreCountedByFounderAndRegion() {
    // given
    long before = lastQuarter("region", "KANTO");
    // when
    filed("2013-03-31T14:59:59Z");
    filed("2013-03-31T15:00:00Z");
    // then
    assertThat(lastQuarter("region", "KANTO")).isEqualTo(before + 1);
    assertThat(lastQuarter("kind", "PRIVATE")).isEqualTo(before + 1);
    assertThat(counted().getFirst().columns()).startsWith("2011-04").endsWith("2013-01").hasSize(8);
  }

  @Test
  void whereAHospitalMovesOrChangesHandsAQuarterThatIsOverStaysAsItWas() {
    // given
    filed("2013-03-01T00:00:00Z");
    var before = counted();
    // when
    FrontDesk.as("admin")
        .body("{\"name\": \"試験病院 a\", \"prefecture\": \"36\", \"founder\": \"STATE\"}")
        .put("/hospitals/" + TestTokens.hospital('a'))
        .then()
        .statusCode(200);
    // then
    assertThat(counted()).isEqualTo(before);
  }

  /// It has no report, so it must not stay for other tests.
  @Test
  void whatOnlyACardHasSpokenOfIsNotCounted() {
    // given
    long before = lastQuarter("region", "KANTO");
    var incident = filed("2013-02-01T00:00:00Z");
    // when
    QuarkusTransaction.begin();
    database
        .createNativeQuery(
            """
            insert into incident (id, hospital_id, number, status, category, filed_at,
              revision, told, dispatch_heard, dispatch_answered, notices_heard,
              duties_answered, asked_at, version)
            select gen_random_uuid(), hospital_id, 'K' || number, 'REPORTED', category,
              filed_at, 1, 1, 1, 1, 1, 1, asked_at, 0
            from incident where id = :id
            """)
        .setParameter("id", incident)
        .executeUpdate();
    var counted = figures.counted(IN_MAY);
    QuarkusTransaction.rollback();
    // then
    assertThat(lastQuarter(counted, "region", "KANTO")).isEqualTo(before + 1);
  }

  @Test
  @TestTransaction
  void whatCameByACardCountsOnceTheDeskHasSaidWhatItWas() {
    // given
    var resolved = in2012.anIncident("RESOLVED");
    in2012.aReport(resolved, 1, "CARD", "REQUESTED", In2012.NOON, null);
    in2012.ended(resolved, Duration.ofMinutes(60));
    var open = in2012.anIncident("OPEN");
    in2012.aReport(open, 1, "CARD", "REQUESTED", In2012.NOON, null);
    // then
    assertThat(in2012(figures.counted(IN_MAY))).isEqualTo(1);
  }

  @Test
  @TestTransaction
  void whatCameByACardCountsWhereADuplicateOfItWasSignedIn() {
    // given
    var byCard = in2012.anIncident("BY-CARD");
    in2012.aReport(byCard, 1, "CARD", "REQUESTED", In2012.NOON, null);
    var signedIn = in2012.anIncidentThatAsks("SIGNED-IN");
    // when
    in2012.merged(signedIn, byCard);
    // then
    assertThat(in2012(figures.counted(IN_MAY))).isEqualTo(1);
  }

  @Test
  void noSmallCountLeaves() {
    // given
    filed("2013-01-02T00:00:00Z");
    // when
    var shown = QuarkusTransaction.requiringNew().call(() -> figures.of(IN_MAY.plusDays(1)));
    // then
    assertThat(shown)
        .allSatisfy(
            figure ->
                assertThat(figure.lines())
                    .allSatisfy(
                        line ->
                            assertThat(line.counts())
                                .allMatch(count -> count == null || count == 0 || count >= 5)));
    assertThat(shown.getFirst().lines()).anyMatch(line -> line.counts().contains(null));
  }

  private UUID filed(String at) {
    var id = UUID.fromString(FrontDesk.anIncident());
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                database
                    .createNativeQuery("update incident set filed_at = :at where id = :id")
                    .setParameter("at", Instant.parse(at))
                    .setParameter("id", id)
                    .executeUpdate());
    return id;
  }

  private long lastQuarter(String name, String label) {
    return lastQuarter(counted(), name, label);
  }

  private static long lastQuarter(List<Figure> figures, String name, String label) {
    return figures.stream()
        .filter(figure -> figure.name().equals(name))
        .flatMap(figure -> figure.lines().stream())
        .filter(line -> line.label().equals(label))
        .mapToLong(line -> line.counts().getLast())
        .sum();
  }

  private static long in2012(List<Figure> figures) {
    var kinds = figures.getFirst();
    int spring = kinds.columns().indexOf("2012-04");
    return kinds.lines().stream().mapToLong(line -> line.counts().get(spring)).sum();
  }

  private List<Figure> counted() {
    return QuarkusTransaction.requiringNew().call(() -> figures.counted(IN_MAY));
  }
}
