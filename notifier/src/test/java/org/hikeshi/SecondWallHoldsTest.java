package org.hikeshi;

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
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.notice.Arrived;
import org.hikeshi.testing.Neighbours;
import org.hikeshi.web.Caller;
import org.hikeshi.web.FirstWallDown;
import org.hikeshi.web.testing.Rights;
import org.hikeshi.web.testing.TestIssuer;
import org.junit.jupiter.api.Test;

/// The first wall is taken out, in every repository and page at once: asked through the doors of
/// the service, the second wall alone hides what is another's (OWASP ASVS 5.0, 8.4.1).
@QuarkusTest
@TestProfile(SecondWallHoldsTest.Down.class)
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
@WithTestResource(Neighbours.class)
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

  private static final List<String> STRANGERS = List.of("hospital-b", "ppc", "prefecture-14");

  private final Rights rights = Rights.read();

  @Inject Arrived arrived;

  @Inject Caller caller;

  @TestHTTPResource URI here;

  @Test
  void theFirstWallIsDown() {
    assertThat(caller).isInstanceOf(AStrangerIsTheDesk.class);
  }

  @Test
  void nobodyIsShownAnothersThoughNoQueryAsksWhoseItIs() {
    // given
    var asked = new Asker(here, arrived.atTheMinistry());
    var ids = asked.ids();
    var own =
        Stream.of(ids.incident(), ids.notice(), ids.draft(), ids.duty(), ids.persons())
            .map(UUID::toString)
            .toList();
    // when
    var shown = new ArrayList<String>();
    for (var row : rights.rows()) {
      for (var stranger : STRANGERS) {
        var answer = asked.ask(row.operation(), stranger);
        var hidden = rights.answered(row.operation(), 404).contains(stranger);
        if (hidden && answer.status() != 404 || !answer.says(own).isEmpty()) {
          shown.add("%s by %s: %d".formatted(row.operation(), stranger, answer.status()));
        }
      }
    }
    // then
    assertThat(shown).isEmpty();
    for (var whose : List.of("hospital-a", "mhlw")) {
      assertThat(asked.ask("GET /notices/{id}", whose).status()).isEqualTo(200);
      assertThat(asked.ask("GET /notices", whose).body()).contains("incidentNumber");
    }
  }
}
