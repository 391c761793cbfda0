package org.hikeshi.channel;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.time.Instant;
import java.util.UUID;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.testing.Neighbours;
import org.hikeshi.web.Lockbox;
import org.hikeshi.web.testing.TestIssuer;
import org.hikeshi.web.testing.TestTokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
@WithTestResource(Neighbours.class)
class RelockingTest {

  @Inject AgreedChannels channels;
  @Inject Lockbox lockbox;
  @Inject Relocking relocking;
  @Inject WebhookChannel webhook;

  @AfterEach
  void byHandAgain() {
    set("{\"type\": \"MANUAL\"}");
  }

  @Test
  void aSecretLiesInTheDatabaseUnderAKeyAlsoOneFromBefore() {
    // given
    var secret = set("{\"type\": \"WEBHOOK\", \"url\": \"" + Neighbours.webhook() + "\"}");
    assertThat(kept()).doesNotContain(secret);
    assertThat(lockbox.open("channel/police-47", kept())).isEqualTo(secret);
    // when
    QuarkusTransaction.requiringNew()
        .run(() -> channels.update("secret = ?1 where authority = 'police-47'", secret));
    assertThat(kept()).isEqualTo(secret);
    relocking.relock(new StartupEvent());
    // then
    assertThat(kept()).doesNotContain(secret);
    assertThat(lockbox.open("channel/police-47", kept())).isEqualTo(secret);
  }

  @Test
  void aSecretThatNoKeyOpensStopsNoStartAndNothingIsSentUnsigned() {
    // given
    set("{\"type\": \"WEBHOOK\", \"url\": \"" + Neighbours.webhook() + "\"}");
    var ofAnother = lockbox.lock("channel/another", "whsec_MDEyMzQ1Njc4OWFiY2RlZg==");
    QuarkusTransaction.requiringNew()
        .run(() -> channels.update("secret = ?1 where authority = 'police-47'", ofAnother));
    int before = Neighbours.calls().size();
    // when
    relocking.relock(new StartupEvent());
    var outcome =
        webhook.deliver(
            parcel(), QuarkusTransaction.requiringNew().call(() -> channels.findById("police-47")));
    // then
    assertThat(kept()).isEqualTo(ofAnother);
    assertThat(outcome).isInstanceOf(Outcome.NotArrived.class);
    assertThat(outcome.detail()).isEqualTo("no key opens the secret of this webhook");
    assertThat(Neighbours.calls()).hasSize(before);
  }

  @Test
  void whatNoKeyOpensIsCountedUntilItIsSetAnewAndWithoutAnyKeyNothingStarts() {
    // given
    set("{\"type\": \"WEBHOOK\", \"url\": \"" + Neighbours.webhook() + "\"}");
    int readable = unreadable();
    var ofAnother = lockbox.lock("channel/another", "whsec_MDEyMzQ1Njc4OWFiY2RlZg==");
    QuarkusTransaction.requiringNew()
        .run(() -> channels.update("secret = ?1 where authority = 'police-47'", ofAnother));
    var withoutAnyKey = new Relocking(channels, new Lockbox("none", false));
    // when
    int stopped = unreadable();
    // then
    assertThat(stopped).isEqualTo(readable + 1);
    assertThatThrownBy(
            () ->
                QuarkusTransaction.requiringNew()
                    .run(() -> withoutAnyKey.relock(new StartupEvent())))
        .hasMessageContaining("hikeshi.secrets.key-file is none");
    set("{\"type\": \"WEBHOOK\", \"url\": \"" + Neighbours.webhook() + "\"}");
    assertThat(unreadable()).isEqualTo(readable);
  }

  @Test
  void noChannelIsSetWhileItsSecretComesUnderTheKey() {
    // given
    set("{\"type\": \"WEBHOOK\", \"url\": \"" + Neighbours.webhook() + "\"}");
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
    channels
        .getEntityManager()
        .createNativeQuery(
            "select 1 from channel where authority = 'police-47' for update nowait", Integer.class)
        .getSingleResult();
  }

  private int unreadable() {
    return QuarkusTransaction.requiringNew().call(relocking::count);
  }

  private static Parcel parcel() {
    var now = Instant.parse("2026-02-08T16:50:00Z");
    return new Parcel(
        UUID.randomUUID(), "2026-0001", "PRELIMINARY", new byte[0], () -> new byte[0], now, now);
  }

  private String kept() {
    return QuarkusTransaction.requiringNew().call(() -> channels.findById("police-47").secret());
  }

  private static String set(String channel) {
    return given()
        .auth()
        .oauth2(TestTokens.as("admin"))
        .contentType("application/json")
        .body(channel.replace("}", ", \"agreedOn\": \"2026-01-01\"}"))
        .put("/authorities/police-47/channel")
        .then()
        .statusCode(200)
        .extract()
        .path("secret");
  }
}
