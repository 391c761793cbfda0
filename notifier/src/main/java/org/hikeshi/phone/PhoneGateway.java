package org.hikeshi.phone;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.hikeshi.channel.Signature;
import org.hikeshi.channel.SignedPost;
import org.hikeshi.channel.SignedPost.Letter;
import org.jspecify.annotations.Nullable;

/// Asks the gateway, and knows its voice.
@ApplicationScoped
public class PhoneGateway {

  /// Older than that, what it tells may be somebody else's echo (Standard Webhooks 1.0).
  private static final Duration FRESH = Duration.ofMinutes(5);

  private final PhoneSettings settings;
  private final SignedPost post;
  private final ObjectMapper json;
  private final Clock clock;

  PhoneGateway(PhoneSettings settings, SignedPost post, ObjectMapper json, Clock clock) {
    this.settings = settings;
    this.post = post;
    this.json = json;
    this.clock = clock;
  }

  /// @param taken whether the gateway means to deliver it
  /// @param detail for people
  public record Taken(boolean taken, String detail) {}

  public Taken send(PhoneMessage message) {
    if (settings.url().isEmpty() || settings.secret().isEmpty()) {
      return new Taken(false, "no telephone gateway is set");
    }
    var to = URI.create(settings.url().get() + "/messages");
    var letter =
        new Letter(
            message.id().toString(), clock.instant(), body(message), settings.secret().get());
    var answer = post.sendToOurs(to, letter);
    return new Taken(answer.taken(), answer.detail());
  }

  private byte[] body(PhoneMessage message) {
    try {
      return json.writeValueAsString(message).getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a message that is no JSON", e);
    }
  }

  /// Whether the gateway itself has said this, just now.
  public boolean said(
      @Nullable String id, @Nullable String timestamp, @Nullable String signature, byte[] body) {
    if (settings.secret().isEmpty() || id == null || timestamp == null || signature == null) {
      return false;
    }
    try {
      var at = Instant.ofEpochSecond(Long.parseLong(timestamp));
      return Duration.between(at, clock.instant()).abs().compareTo(FRESH) <= 0
          && Signature.fits(signature, settings.secret().get(), id, at, body);
    } catch (NumberFormatException | DateTimeException e) {
      return false;
    }
  }
}
