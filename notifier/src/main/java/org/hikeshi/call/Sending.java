package org.hikeshi.call;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.logging.Log;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.Mailer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response.Status;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.hikeshi.channel.SignedPost;
import org.hikeshi.channel.SignedPost.Letter;
import org.hikeshi.phone.PhoneGateway;
import org.hikeshi.phone.PhoneMessage;
import org.jspecify.annotations.Nullable;

/// Sends one message by one way. It answers what became of it, and never throws for what the other
/// side does.
@ApplicationScoped
class Sending {

  private final Mailer mailer;
  private final PhoneGateway phone;
  private final SignedPost post;
  private final DispatchService dispatchService;
  private final ObjectMapper json;
  private final Clock clock;
  private final String reports;

  Sending(
      Mailer mailer,
      PhoneGateway phone,
      SignedPost post,
      @RestClient DispatchService dispatchService,
      ObjectMapper json,
      Clock clock,
      @ConfigProperty(name = "hikeshi.notifier.public-url") String notifier) {
    this.mailer = mailer;
    this.phone = phone;
    this.post = post;
    this.dispatchService = dispatchService;
    this.json = json;
    this.clock = clock;
    this.reports = notifier + "/phone/reports";
  }

  /// @param detail for people, never the other side's words
  record Sent(boolean sent, String detail) {}

  Sent send(Call call, UUID attempt, Rung rung, Message message) {
    return switch (rung.way()) {
      case EMAIL -> mail(call, rung, message);
      case SMS -> phone(attempt, rung, PhoneMessage.Type.SMS, message.brief(), message);
      case VOICE -> phone(attempt, rung, PhoneMessage.Type.VOICE, message.spoken(), message);
      case WEBHOOK -> webhook(call, attempt, rung, message);
    };
  }

  /// Its Message-ID stays the same over retries of one way, so a repeat can be told.
  private Sent mail(Call call, Rung rung, Message message) {
    try {
      mailer.send(
          Mail.withText(rung.to(), message.subject(), message.text())
              .addHeader(
                  "Message-ID",
                  "<%s.%s@hikeshi>"
                      .formatted(call.id(), Integer.toHexString(rung.to().hashCode()))));
      return new Sent(true, "accepted by the mail server");
    } catch (RuntimeException e) {
      return new Sent(false, "mail server: " + e.getClass().getSimpleName());
    }
  }

  private Sent phone(
      UUID attempt, Rung rung, PhoneMessage.Type type, String text, Message message) {
    var taken =
        phone.send(
            new PhoneMessage(
                attempt, type, rung.to(), text, "ja", message.keys(), message.until(), reports));
    return new Sent(taken.taken(), taken.detail());
  }

  /// What an engineer's own system hears: the lock screen's words, and the link.
  record Alert(
      UUID id, String kind, String text, @Nullable String link, @Nullable Instant expiresAt) {}

  private Sent webhook(Call call, UUID attempt, Rung rung, Message message) {
    try {
      var secret = dispatchService.webhookSecret(Objects.requireNonNull(call.engineerId()));
      var alert =
          new Alert(attempt, call.kind().name(), message.brief(), message.link(), message.until());
      var body = json.writeValueAsString(alert).getBytes(StandardCharsets.UTF_8);
      var answer =
          post.send(
              URI.create(rung.to()),
              new Letter(attempt.toString(), clock.instant(), body, secret.secret()));
      return new Sent(answer.taken(), answer.detail());
    } catch (WebApplicationException e) {
      return e.getResponse().getStatus() == Status.NOT_FOUND.getStatusCode()
          ? new Sent(false, "no secret agreed for this webhook")
          : secretUnknown(call, e);
    } catch (ProcessingException e) {
      return secretUnknown(call, e);
    } catch (IllegalArgumentException e) {
      return new Sent(false, "not an address");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an alert that is no JSON", e);
    }
  }

  private static Sent secretUnknown(Call call, RuntimeException e) {
    Log.warnf("call %s: no secret for her webhook was to be had: %s", call.id(), e.toString());
    return new Sent(false, "dispatch-service does not answer");
  }
}
