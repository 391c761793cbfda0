package org.hikeshi.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hikeshi.testing.FrontDoor.hire;
import static org.hikeshi.web.testing.TestTokens.engineer;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.testing.Database;
import org.hikeshi.testing.IncidentApiStandIn;
import org.hikeshi.web.Lockbox;
import org.hikeshi.web.testing.TestIssuer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
@WithTestResource(IncidentApiStandIn.class)
class RelockingTest {

  @Inject EntityManager database;
  @Inject Lockbox lockbox;
  @Inject Relocking relocking;

  @BeforeEach
  @AfterEach
  void anEmptyHouse() {
    Database.empty();
  }

  @Test
  void whatNoKeyOpensIsCountedUntilItIsGoneAndWithoutAnyKeyNothingStarts() {
    // given
    hire(1);
    Database.put(
        "insert into webhook_secret values ('%s', '%s', now())"
            .formatted(engineer(1), lockbox.lock("engineer/another", "whsec_AA==")));
    var withoutAnyKey = new Relocking(database, new Lockbox("none", false));
    // when
    relocking.relock(new StartupEvent());
    int stopped = unreadable();
    // then
    assertThat(stopped).isEqualTo(1);
    assertThatThrownBy(
            () ->
                QuarkusTransaction.requiringNew()
                    .run(() -> withoutAnyKey.relock(new StartupEvent())))
        .hasMessageContaining("hikeshi.secrets.key-file is none");
    Database.put("delete from webhook_secret");
    assertThat(unreadable()).isZero();
  }

  @Test
  void noSecretIsMadeAnewWhileItComesUnderTheKey() {
    // given
    hire(1);
    Database.put(
        "insert into webhook_secret values ('%s', '%s', now())"
            .formatted(engineer(1), lockbox.lock("engineer/" + engineer(1), "whsec_AA==")));
    // when
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              relocking.relock(new StartupEvent());
              // then
              assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(this::lockAtOnce))
                  .isInstanceOf(PersistenceException.class);
            });
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              relocking.count();
              QuarkusTransaction.requiringNew().run(this::lockAtOnce);
            });
  }

  private void lockAtOnce() {
    database
        .createNativeQuery("select 1 from webhook_secret for update nowait", Integer.class)
        .getSingleResult();
  }

  private int unreadable() {
    return QuarkusTransaction.requiringNew().call(relocking::count);
  }
}
