package org.hikeshi.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import javax.sql.DataSource;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.web.IdempotencyKeys.Scope;
import org.hikeshi.web.testing.TestIssuer;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(WebAlone.class)
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
class IdempotencyKeysTest {

  private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

  @Inject DataSource database;

  private final String key = UUID.randomUUID().toString();

  @Test
  void aKeyIsKeptSevenDaysAndNoLonger() {
    // given
    var scope = new Scope("somebody", "POST", "/echo", key);
    assertThat(isNew(scope)).isTrue();
    // when / then
    forget(LONG_AGO.plus(Duration.ofDays(7)));
    assertThat(isNew(scope)).isFalse();
    forget(LONG_AGO.plus(Duration.ofDays(7)).plusMillis(1));
    assertThat(isNew(scope)).isTrue();
  }

  @Test
  void aKeyIsOneCallersForOneMethodAndPath() {
    // given
    assertThat(isNew(new Scope("somebody", "POST", "/echo", key))).isTrue();
    // when / then
    assertThat(isNew(new Scope("another", "POST", "/echo", key))).isTrue();
    assertThat(isNew(new Scope("somebody", "PUT", "/echo", key))).isTrue();
    assertThat(isNew(new Scope("somebody", "POST", "/echo/1", key))).isTrue();
    assertThat(isNew(new Scope("somebody", "POST", "/echo", key + "x"))).isTrue();
    assertThat(isNew(new Scope("somebody", "POST", "/echo", key))).isFalse();
  }

  private boolean isNew(Scope scope) {
    return QuarkusTransaction.requiringNew()
        .call(() -> keysAt(LONG_AGO).claim(scope, new byte[32]));
  }

  private void forget(Instant now) {
    QuarkusTransaction.requiringNew()
        .call(
            () -> {
              keysAt(now).forgetOld();
              return now;
            });
  }

  private IdempotencyKeys keysAt(Instant now) {
    return new IdempotencyKeys(database, Clock.fixed(now, ZoneOffset.UTC));
  }
}
