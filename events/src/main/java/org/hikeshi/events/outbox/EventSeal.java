package org.hikeshi.events.outbox;

import io.quarkus.logging.Log;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.kafka.common.header.Headers;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hikeshi.events.Topics;
import org.jspecify.annotations.Nullable;

/// That an event is of the service that tells its topic, and as it was told, whoever could write to
/// Kafka meanwhile: an HMAC-SHA256 (RFC 2104) over topic, key, id, type and value, in the header
/// `hikeshi_seal`. ASVS 4.1.5.
///
/// The keys lie in `hikeshi.events.key-folder`, one file for each topic that this service tells or
/// hears, `TOPIC.key`: a line for each key, of which the first seals and all are believed. Without
/// a folder nothing is sealed, and nothing asked for.
@Startup
@ApplicationScoped
class EventSeal {

  static final String HEADER = "hikeshi_seal";
  private static final String NONE = "none";
  private static final String ALGORITHM = "HmacSHA256";
  private static final int SHORTEST_KEY = 32;

  private final boolean wanted;
  private final Map<String, List<SecretKeySpec>> keys;

  EventSeal(@ConfigProperty(name = "hikeshi.events.key-folder") String folder) {
    this.wanted = !folder.equals(NONE);
    this.keys = wanted ? read(Path.of(folder)) : Map.of();
    if (!wanted) {
      Log.info("no hikeshi.events.key-folder: events are neither sealed nor asked for a seal");
    }
  }

  private static Map<String, List<SecretKeySpec>> read(Path folder) {
    var keys =
        Stream.of(Topics.INCIDENTS, Topics.DISPATCHES, Topics.NOTICES)
            .filter(topic -> Files.exists(folder.resolve(topic + ".key")))
            .collect(Collectors.toMap(topic -> topic, topic -> lines(folder, topic)));
    if (keys.isEmpty()) {
      throw new IllegalStateException("no key of any topic lies in " + folder);
    }
    return keys;
  }

  private static List<SecretKeySpec> lines(Path folder, String topic) {
    var file = folder.resolve(topic + ".key");
    try (var lines = Files.lines(file)) {
      var keys = lines.map(String::strip).filter(line -> !line.isEmpty()).toList();
      if (keys.isEmpty() || keys.stream().anyMatch(key -> key.length() < SHORTEST_KEY)) {
        throw new IllegalStateException(
            "%s: each line is a key of at least %d letters".formatted(file, SHORTEST_KEY));
      }
      return keys.stream()
          .map(key -> new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Empty where nothing is sealed.
  ///
  /// @throws IllegalStateException where the topic's key is not there: the event waits for it
  Optional<byte[]> over(OutboxMessage row) {
    if (!wanted) {
      return Optional.empty();
    }
    var key =
        keys(row.topic()).stream()
            .findFirst()
            .orElseThrow(
                () -> new IllegalStateException("no " + row.topic() + ".key to seal events with"));
    return Optional.of(
        seal(
            key,
            row.topic(),
            row.incidentId().toString(),
            row.eventId().toString(),
            row.type(),
            row.payload().getBytes(StandardCharsets.UTF_8)));
  }

  /// Whether a record may be believed: it bears the seal of one of its topic's keys, or none is
  /// asked for.
  boolean holds(String topic, @Nullable String key, Headers headers, byte[] value) {
    var found = headers.lastHeader(HEADER);
    return !wanted
        || found != null
            && keys(topic).stream()
                .map(
                    each ->
                        seal(
                            each,
                            topic,
                            key,
                            text(headers, "ce_id"),
                            text(headers, "ce_type"),
                            value))
                .anyMatch(expected -> MessageDigest.isEqual(expected, found.value()));
  }

  private List<SecretKeySpec> keys(String topic) {
    return keys.getOrDefault(topic, List.of());
  }

  /// Each part but the last ends with a NUL, which nothing that we write holds: what is sealed can
  /// be taken apart in one way only.
  private static byte[] seal(
      SecretKeySpec key,
      String topic,
      @Nullable String incident,
      @Nullable String id,
      @Nullable String type,
      byte[] value) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      for (var part : new String[] {topic, incident, id, type}) {
        mac.update(String.valueOf(part).getBytes(StandardCharsets.UTF_8));
        mac.update((byte) 0);
      }
      return Base64.getEncoder().encode(mac.doFinal(value));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no " + ALGORITHM, e);
    }
  }

  private static @Nullable String text(Headers headers, String name) {
    var header = headers.lastHeader(name);
    return header == null || header.value() == null
        ? null
        : new String(header.value(), StandardCharsets.UTF_8);
  }
}
