package org.hikeshi;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.notice.Arrived;
import org.hikeshi.testing.Neighbours;
import org.hikeshi.web.testing.SecondWall;
import org.hikeshi.web.testing.TestIssuer;
import org.hikeshi.web.testing.TestTokens;
import org.junit.jupiter.api.Test;

/// PostgreSQL shows nobody another's rows, whatever the application asks for.
@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
@WithTestResource(Neighbours.class)
class SecondWallTest {

  @Inject DataSource database;
  @Inject Arrived arrived;

  @TestHTTPResource URI here;

  @Test
  void aHospitalSeesItsOwnRowsOnly() {
    // given
    var found = arrived.atTheMinistry();
    // when / then
    assertThat(seenBy(TestTokens.hospital('a').toString(), found.notice())).isEqualTo(1);
    assertThat(seenBy(TestTokens.hospital('b').toString(), found.notice())).isZero();
    assertThat(seenBy("-", found.notice())).isZero();
    assertThat(seenBy("engineer/" + TestTokens.engineer(1), found.notice())).isZero();
  }

  @Test
  void anAuthoritySeesWhatWasSentToItOnly() {
    // given
    var found = arrived.atTheMinistry();
    // when / then
    assertThat(seenBy("authority/mhlw", found.notice())).isEqualTo(1);
    assertThat(seenBy("authority/ppc", found.notice())).isZero();
    assertThat(seenBy("authority/ppc", found.draft())).isZero();
  }

  @Test
  void everyTableHasItsForcedPolicy() {
    SecondWall.of(database).standsBeforeEveryTable();
  }

  @Test
  void theServicesRoleOwnsNothingAndPassesByNothing() {
    SecondWall.of(database).isPassedByNobody();
  }

  @Test
  void noTableShowsAHospitalAnothersRows() {
    // given
    var asked = new Asker(here, arrived.atTheMinistry());
    for (var operation :
        List.of(
            "PUT /duties/{id}/known-on",
            "PUT /duties/{id}/persons-told",
            "PUT /incidents/{id}/consents/{authority}",
            "POST /notices/{id}/approval")) {
      assertThat(asked.ask(operation, "hospital-a").status()).as(operation).isLessThan(300);
    }
    for (var operation :
        List.of(
            "GET /notices/{id}", "POST /notices/{id}/questions", "POST /notices/{id}/receipt")) {
      assertThat(asked.ask(operation, "mhlw").status()).as(operation).isLessThan(300);
    }
    // when / then: bodies are kept as they leave, another way is chosen where one has failed, and
    // reminders and letters come with the days
    SecondWall.of(database)
        .hidesFrom(
            TestTokens.hospital('b'),
            TestTokens.hospital('a'),
            "notice_body",
            "notice_way",
            "reminder",
            "letter");
  }

  private long seenBy(String tenant, UUID notice) {
    return count(tenant, "select count(*) from notice where id = '" + notice + "'");
  }

  private long count(String tenant, String sql) {
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              try (var connection = database.getConnection();
                  var statement = connection.createStatement()) {
                statement.execute("select set_config('app.tenant', '" + tenant + "', true)");
                try (var row = statement.executeQuery(sql)) {
                  row.next();
                  return row.getLong(1);
                }
              } catch (SQLException e) {
                throw new IllegalStateException(e);
              }
            });
  }
}
