package org.hikeshi.channel;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.events.testing.SettableClock;
import org.hikeshi.testing.Neighbours;
import org.hikeshi.web.Lockbox;
import org.hikeshi.web.testing.TestIssuer;
import org.hikeshi.web.testing.TestTokens;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A receiver that has the old secret, and one that has the new, read what is sent meanwhile.
@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
@WithTestResource(Neighbours.class)
class ChangedSecretTest {

  private static final String SET = ", \"agreedOn\": \"2026-01-01\"";
  private static final String KEPT = ", \"keepSecret\": true";

  @Inject AgreedChannels channels;
  @Inject Lockbox lockbox;
  @Inject Relocking relocking;
  @Inject WebhookChannel webhook;
  @Inject SettableClock clock;

  @BeforeEach
  void itIsNow() {
    // the standard's library compares with the machine's own clock
    clock.set(Instant.now().truncatedTo(ChronoUnit.SECONDS));
    Neighbours.webhookAnswers(200, "");
  }

  @AfterEach
  void byHandAgain() {
    clock.set(Instant.now().truncatedTo(ChronoUnit.SECONDS));
    put("\"type\": \"MANUAL\"");
  }

  @Test
  void aSecretStaysWhereItIsSaidToBeKept() {
    // given
    var secret = webhook("", SET);
    // when
    var told = webhook("", ", \"agreedOn\": \"2026-01-02\"" + KEPT);
    // then
    assertThat(told).isNull();
    assertThat(signatures()).hasSize(1);
    assertThat(fits(secret)).isTrue();
  }

  @Test
  void aNewSecretSignsBesideTheOldOneForADayAndThenAlone() {
    // given
    var old = webhook("", SET);
    // when
    var fresh = webhook("", SET);
    // then
    assertThat(fresh).isNotNull().isNotEqualTo(old);
    assertThat(signatures()).hasSize(2);
    assertThat(fits(old)).isTrue();
    assertThat(fits(fresh)).isTrue();
    // the day that is mended meanwhile takes nothing of it away
    assertThat(webhook("", ", \"agreedOn\": \"2026-01-03\"" + KEPT)).isNull();
    assertThat(signatures()).hasSize(2);
    clock.advance(Duration.ofDays(1));
    assertThat(signatures()).hasSize(1);
  }

  @Test
  void anOldSecretLiesUnderTheKeyAndIsErasedWhenItsDayIsOver() {
    // given
    var old = Objects.requireNonNull(webhook("", SET));
    webhook("", SET);
    QuarkusTransaction.requiringNew()
        .run(() -> channels.update("oldSecret = ?1 where authority = 'police-46'", old));
    relocking.relock(new StartupEvent());
    assertThat(kept()).isNotNull().doesNotContain(old);
    assertThat(lockbox.open("channel/police-46", Objects.requireNonNull(kept()))).isEqualTo(old);
    relocking.everyMinute();
    assertThat(kept()).isNotNull();
    // when
    clock.advance(Duration.ofDays(1));
    relocking.everyMinute();
    // then
    assertThat(kept()).isNull();
  }

  @Test
  void anOldSecretThatNoKeyOpensKeepsNothingFromBeingSent() {
    // given
    webhook("", SET);
    var fresh = webhook("", SET);
    var ofAnother = lockbox.lock("channel/another", "whsec_MDEyMzQ1Njc4OWFiY2RlZg==");
    // when
    QuarkusTransaction.requiringNew()
        .run(() -> channels.update("oldSecret = ?1 where authority = 'police-46'", ofAnother));
    // then
    assertThat(signatures()).hasSize(1);
    assertThat(fits(fresh)).isTrue();
  }

  @Test
  void nothingIsSignedForANewAddressByASecretOfTheOldOne() {
    // given
    var first = webhook("", SET);
    var second = webhook("", SET);
    // when
    var third = webhook("?moved", SET);
    // then
    assertThat(third).isNotNull();
    assertThat(signatures()).hasSize(1);
    assertThat(fits(third)).isTrue();
    assertThat(fits(first)).isFalse();
    assertThat(fits(second)).isFalse();
    assertThat(kept()).isNull();
  }

  @Test
  void whatWentByMailMeanwhileHasANewSecretAndNoOldOne() {
    // given
    var before = webhook("", SET);
    put("\"type\": \"EMAIL\", \"to\": \"a@police.example\"" + SET);
    assertThat(kept()).isNull();
    // when
    var after = webhook("", SET);
    // then
    assertThat(after).isNotNull().isNotEqualTo(before);
    assertThat(signatures()).hasSize(1);
  }

  private List<String> signatures() {
    return List.of(call().headers().get("webhook-signature").split(" "));
  }

  private boolean fits(@Nullable String secret) {
    var call = call();
    var headers =
        call.headers().entrySet().stream()
            .collect(Collectors.toMap(one -> one.getKey(), one -> List.of(one.getValue())));
    try {
      new Webhook(Objects.requireNonNull(secret))
          .verify(
              new String(call.body(), StandardCharsets.UTF_8),
              HttpHeaders.of(headers, (_, _) -> true));
      return true;
    } catch (WebhookVerificationException e) {
      return false;
    }
  }

  private Neighbours.Call call() {
    var now = clock.instant();
    var parcel =
        new Parcel(
            UUID.randomUUID(),
            "2026-0001",
            "PRELIMINARY",
            "{}".getBytes(StandardCharsets.UTF_8),
            () -> new byte[0],
            now,
            now);
    var outcome =
        webhook.deliver(
            parcel, QuarkusTransaction.requiringNew().call(() -> channels.findById("police-46")));
    assertThat(outcome).isInstanceOf(Outcome.Arrived.class);
    return Neighbours.calls().getLast();
  }

  private @Nullable String kept() {
    return QuarkusTransaction.requiringNew().call(() -> channels.findById("police-46").oldSecret());
  }

  private static @Nullable String webhook(String query, String more) {
    return put("\"type\": \"WEBHOOK\", \"url\": \"" + Neighbours.webhook() + query + "\"" + more);
  }

  private static @Nullable String put(String channel) {
    return given()
        .auth()
        .oauth2(TestTokens.as("admin"))
        .contentType("application/json")
        .body("{" + channel + "}")
        .put("/authorities/police-46/channel")
        .then()
        .statusCode(200)
        .extract()
        .path("secret");
  }
}
