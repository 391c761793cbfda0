package org.hikeshi.phone;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.hikeshi.channel.Signature;
import org.hikeshi.channel.SignedPost;
import org.hikeshi.channel.SignedPost.Letter;
import org.jspecify.annotations.Nullable;

/// Asks the gateway, and knows its voice.
@ApplicationScoped
public class PhoneGateway {

  private static final String NONE = "none";

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

  /// Said at each start, not when the first call for help has rung nobody.
  void warn(@Observes StartupEvent started) {
    if (address().isEmpty() || secret().isEmpty()) {
      Log.warn(
          "no telephone gateway is set (hikeshi.phone.url, hikeshi.phone.secret): nobody is rung and"
              + " no short message is sent, neither to engineers nor to the desk");
    }
  }

  public Taken send(PhoneMessage message) {
    var address = address();
    var secret = secret();
    if (address.isEmpty() || secret.isEmpty()) {
      return new Taken(false, "no telephone gateway is set");
    }
    var to = URI.create(address.get() + "/messages");
    var letter = new Letter(message.id().toString(), clock.instant(), body(message), secret.get());
    var answer = post.sendToOurs(to, letter);
    return new Taken(answer.taken(), answer.detail());
  }

  private Optional<URI> address() {
    return settings.url().filter(url -> !url.toString().equals(NONE));
  }

  private Optional<String> secret() {
    return settings.secret().filter(secret -> !secret.equals(NONE));
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
    var secret = secret();
    if (secret.isEmpty() || id == null || timestamp == null || signature == null) {
      return false;
    }
    try {
      var at = Instant.ofEpochSecond(Long.parseLong(timestamp));
      return Duration.between(at, clock.instant()).abs().compareTo(FRESH) <= 0
          && Signature.fits(signature, secret.get(), id, at, body);
    } catch (NumberFormatException | DateTimeException e) {
      return false;
    }
  }
}
