package org.hikeshi.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.testing.IncidentApiStandIn;
import org.hikeshi.web.Caller;
import org.hikeshi.web.FirstWallDown;
import org.hikeshi.web.testing.TestIssuer;
import org.junit.jupiter.api.Test;

/// The first wall is taken out, in every repository and page at once: asked through the doors of
/// the service, the second wall alone hides what is another's (OWASP ASVS 5.0, 8.4.1).
@QuarkusTest
@TestProfile(SecondWallHoldsTest.Down.class)
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
@WithTestResource(IncidentApiStandIn.class)
class SecondWallHoldsTest {

  /// A stranger is the duty desk, but for what she may ask and for PostgreSQL.
  @Alternative
  @Singleton
  public static class AStrangerIsTheDesk extends FirstWallDown {
    AStrangerIsTheDesk(SecurityIdentity identity, Clock clock) {
      super(identity, clock, STRANGERS);
    }
  }

  public static class Down implements QuarkusTestProfile {
    @Override
    public Set<Class<?>> getEnabledAlternatives() {
      return Set.of(AStrangerIsTheDesk.class);
    }
  }

  private static final List<String> STRANGERS = List.of("engineer-3");

  private final RightsTable table = RightsTable.read();

  @Inject Dispatching dispatching;

  @Inject Caller caller;

  @TestHTTPResource URI here;

  @Test
  void theFirstWallIsDown() {
    assertThat(caller).isInstanceOf(AStrangerIsTheDesk.class);
  }

  @Test
  void nobodyIsShownAnothersThoughNoQueryAsksWhoseItIs() throws SQLException {
    var shown = new ArrayList<String>();
    try (var asked = new Asker(here, dispatching)) {
      for (var operation : table.rows().keySet()) {
        // given
        asked.setTheScene(operation);
        // when
        var stranger = STRANGERS.getFirst();
        var answer = asked.ask(operation, stranger);
        var expected = table.rows().get(operation).get(table.people().indexOf(stranger));
        var words = new ArrayList<>(asked.hers());
        if (!operation.contains("{word}")) {
          words.add(asked.dispatch());
        }
        // then
        var hidden = answer.status() == 404 || isThrownBack(operation, answer.status());
        if (expected.equals("404") && !hidden || !answer.says(words).isEmpty()) {
          shown.add("%s: %d %s".formatted(operation, answer.status(), answer.says(words)));
        }
      }
      assertThat(asked.ask("GET /dispatches/{id}", "engineer-1").status()).isEqualTo(200);
    }
    assertThat(shown).isEmpty();
  }

  /// A row that would be another's is not taken by PostgreSQL, and nobody expects that.
  private static boolean isThrownBack(String operation, int status) {
    return status == 500 && Set.of("PUT /engineers/{id}", "POST /covers").contains(operation);
  }
}
