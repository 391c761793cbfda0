package org.hikeshi;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
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
  void noTableShowsAHospitalAnothersRows() {
    // given
    arrived.atTheMinistry();
    // when / then
    SecondWall.of(database)
        .hidesFrom(
            TestTokens.hospital('b'),
            TestTokens.hospital('a'),
            "dossier",
            "duty",
            "notice",
            "delivery");
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
