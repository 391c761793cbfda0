package org.hikeshi.web;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// `GET /.well-known/security.txt`: whom to tell of a weakness (RFC 9116), as the operator has set.
/// Where nobody is named there is no such file: 404.
///
/// What is read there counts a month from that day on: the setting is what counts now, and whoever
/// keeps a copy is to look again.
@ApplicationScoped
class SecurityTxt {

  private static final Duration COUNTS = Duration.ofDays(30);
  private static final Set<String> SCHEMES = Set.of("https", "mailto", "tel");

  private final List<String> contacts;
  private final String door;
  private final AtTheDoor refusing;
  private final Clock clock;

  SecurityTxt(
      @ConfigProperty(name = "hikeshi.web.security-contact") Optional<List<String>> contacts,
      @ConfigProperty(name = "quarkus.application.name") String service,
      Config config,
      AtTheDoor refusing,
      Clock clock) {
    this.contacts = contacts.orElse(List.of()).stream().map(String::strip).toList();
    this.contacts.forEach(SecurityTxt::check);
    this.door =
        config.getOptionalValue("hikeshi." + service + ".public-url", String.class).orElse("");
    this.refusing = refusing;
    this.clock = clock;
  }

  /// Section 2.5.3: an address that a program can follow.
  static void check(String contact) {
    if (!SCHEMES.contains(String.valueOf(URI.create(contact).getScheme()))) {
      throw new IllegalArgumentException(
          "hikeshi.web.security-contact: %s is none of %s: not started"
              .formatted(contact, "mailto:…, https://…, tel:+…"));
    }
  }

  void register(@Observes Router router) {
    router.get("/.well-known/security.txt").handler(this::tell);
  }

  private void tell(RoutingContext request) {
    if (contacts.isEmpty()) {
      refusing.refuse(request, 404);
      return;
    }
    request
        .response()
        .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
        .end(text(contacts, door, clock.instant()));
  }

  /// @param door where people find this service; only a secure one is told
  static String text(List<String> contacts, String door, Instant now) {
    var text = new StringBuilder();
    contacts.forEach(contact -> line(text, "Contact", contact));
    line(text, "Expires", now.plus(COUNTS).truncatedTo(ChronoUnit.DAYS).toString());
    line(text, "Preferred-Languages", "ja, en");
    if (door.startsWith("https://")) {
      line(text, "Canonical", door + "/.well-known/security.txt");
    }
    return text.toString();
  }

  private static void line(StringBuilder text, String field, String value) {
    text.append(field).append(": ").append(value).append("\r\n");
  }
}
