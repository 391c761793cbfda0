package org.hikeshi.call;

import io.quarkus.oidc.client.filter.OidcClientFilter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/// The control room, as far as a call asks it. Read leniently.
@RegisterRestClient(configKey = "dispatch-service")
@OidcClientFilter
interface DispatchService {

  @GET
  @Path("/engineers/{id}")
  Engineer engineer(@PathParam("id") UUID engineer);

  /// With which this engineer's own webhooks are signed; 404 while there is none.
  @GET
  @Path("/engineers/{id}/webhook-secret")
  WebhookSecret webhookSecret(@PathParam("id") UUID engineer);

  /// A fresh link to the offer, for this attempt, and by which ways she is reached; 404 when it
  /// does not stand any more.
  @PUT
  @Path("/offers/{id}/links/{call}")
  Sheet link(@PathParam("id") UUID offer, @PathParam("call") UUID attempt);

  @PUT
  @Path("/offers/{id}/links/{call}/reply")
  Outcome reply(@PathParam("id") UUID offer, @PathParam("call") UUID attempt, Reply reply);

  @PUT
  @Path("/contact-tests/{id}/link")
  TestLink testLink(@PathParam("id") UUID test);

  @PUT
  @Path("/contact-tests/{id}/confirmation")
  void confirmed(@PathParam("id") UUID test);

  @GET
  @Path("/roster/gaps")
  Gaps gaps(@QueryParam("days") int days);

  /// Whom of the desk to ring now about this alarm, in order.
  @GET
  @Path("/desk/ringing")
  ToRing toRing(@QueryParam("alarm") UUID alarm);

  /// Only the one whom this trial is of; nobody once it is over.
  @GET
  @Path("/desk/ringing")
  ToRing toTry(@QueryParam("trial") UUID trial);

  /// What the desk has to hear of and we have found ourselves.
  @PUT
  @Path("/desk/alarms/{id}")
  void found(@PathParam("id") UUID alarm, Found found);

  /// What we have found ourselves is over.
  @PUT
  @Path("/desk/alarms/{id}/end")
  void end(@PathParam("id") UUID alarm);

  /// A fresh link for this attempt; 404 when somebody has it in hand, or it is over.
  @PUT
  @Path("/desk/alarms/{id}/attempts/{attempt}")
  Alarm alarm(@PathParam("id") UUID alarm, @PathParam("attempt") UUID attempt, Rings rings);

  @PUT
  @Path("/desk/alarms/{id}/attempts/{attempt}/acknowledgement")
  Outcome acknowledge(@PathParam("id") UUID alarm, @PathParam("attempt") UUID attempt);

  record ToRing(List<OfDesk> people) {}

  record OfDesk(UUID id, List<Contact> contacts) {}

  record Found(String what, @Nullable UUID incidentId, UUID subject) {}

  record Rings(@Nullable UUID person, Way way) {}

  /// @param others how many of the same kind are taken up with it; an older control room says
  ///   nothing
  record Alarm(
      String link,
      String what,
      @Nullable Integer others,
      @Nullable String seat,
      @Nullable String prefecture,
      List<String> careImpact) {}

  record TestLink(String link) {}

  record Gaps(List<Gap> gaps, List<Untested> untested) {}

  record Untested(String type) {}

  record Gap(String skill, @Nullable String region, Instant from, Instant to) {}

  record Engineer(
      @Nullable String name, @Nullable String employer, @Nullable List<Contact> contacts) {

    List<Rung> rungs() {
      return contacts == null ? List.of() : Contact.rungs(contacts);
    }

    /// A number to call her back at.
    Optional<String> phone() {
      return Stream.of(Way.VOICE, Way.SMS)
          .flatMap(way -> rungs().stream().filter(rung -> rung.way() == way))
          .map(Rung::to)
          .findFirst();
    }
  }

  record Contact(String type, String to, @Nullable Integer afterSeconds) {

    static List<Rung> rungs(List<Contact> contacts) {
      return contacts.stream().flatMap(contact -> contact.rung().stream()).toList();
    }

    /// Empty for a way that a newer control room knows and we do not.
    Optional<Rung> rung() {
      return Stream.of(Way.values())
          .filter(way -> way.name().equals(type))
          .map(
              way ->
                  new Rung(way, to, afterSeconds == null ? null : Duration.ofSeconds(afterSeconds)))
          .findFirst();
    }
  }

  record WebhookSecret(String secret) {}

  /// @param leaves the seat that a yes takes her from; null where it is no move
  /// @param contacts her ways, in her order; null from a control room that is older than we are
  record Sheet(
      String link,
      String prefecture,
      List<String> careImpact,
      Instant expiresAt,
      @Nullable Left leaves,
      @Nullable List<Contact> contacts) {}

  record Left(UUID dispatchId, String seat, String prefecture) {}

  record Reply(String answer) {}

  record Outcome(String outcome) {}
}
