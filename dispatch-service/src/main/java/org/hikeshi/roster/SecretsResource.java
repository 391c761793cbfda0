package org.hikeshi.roster;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.hikeshi.web.Audit;
import org.hikeshi.web.Caller;
import org.hikeshi.web.Lockbox;
import org.hikeshi.web.Problems;
import org.hikeshi.web.Role;
import org.hikeshi.web.Secret;

/// What an engineer shares with her own systems: the secret that signs webhooks to her, and the
/// address under which her calendar reads her shifts. Each PUT makes a new one, tells it once, and
/// ends the one before.
@Path("engineers/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class SecretsResource {

  private final EntityManager entities;
  private final Engineers engineers;
  private final Lockbox lockbox;
  private final Caller caller;
  private final Problems problems;
  private final Audit audit;
  private final Clock clock;
  private final String here;
  private final SecureRandom random = new SecureRandom();

  SecretsResource(
      EntityManager entities,
      Engineers engineers,
      Lockbox lockbox,
      Caller caller,
      Problems problems,
      Audit audit,
      Clock clock,
      @ConfigProperty(name = "hikeshi.dispatch-service.public-url") String here) {
    this.entities = entities;
    this.engineers = engineers;
    this.lockbox = lockbox;
    this.caller = caller;
    this.problems = problems;
    this.audit = audit;
    this.clock = clock;
    this.here = here;
  }

  record Signing(String secret) {}

  record Address(String url) {}

  @PUT
  @Path("webhook-secret")
  @RolesAllowed({Role.ENGINEER, Role.ADMIN})
  @Transactional
  @Operation(summary = "Make a new secret that signs what an engineer's webhook gets")
  @APIResponseSchema(responseCode = "200", value = Signing.class)
  public Response signing(@PathParam("id") UUID id) {
    return hers(id)
        .map(
            engineer -> {
              var secret = Optional.ofNullable(entities.find(WebhookSecret.class, id));
              var made = secret.orElseGet(() -> new WebhookSecret(id));
              var told = made.renew(random, lockbox, clock.instant());
              if (secret.isEmpty()) {
                entities.persist(made);
              }
              record("engineer.webhook-secret", engineer);
              return Response.ok(new Signing(told)).build();
            })
        .orElseGet(problems::notFound);
  }

  /// For notifier, which signs. One that no key opens is none.
  @GET
  @Path("webhook-secret")
  @RolesAllowed(Role.SERVICE)
  @Transactional
  @Operation(summary = "Read the secret that signs what an engineer's webhook gets")
  @APIResponseSchema(responseCode = "200", value = Signing.class)
  public Response signed(@PathParam("id") UUID id) {
    return Optional.ofNullable(entities.find(WebhookSecret.class, id))
        .filter(made -> made.opens(lockbox))
        .map(made -> Response.ok(new Signing(made.opened(lockbox))).build())
        .orElseGet(problems::notFound);
  }

  @PUT
  @Path("calendar")
  @RolesAllowed({Role.ENGINEER, Role.ADMIN})
  @Transactional
  @Operation(summary = "Make a new secret address of an engineer's calendar")
  @APIResponseSchema(responseCode = "200", value = Address.class)
  public Response address(@PathParam("id") UUID id) {
    return hers(id)
        .map(
            engineer -> {
              var word = Secret.fresh(random);
              var known = Optional.ofNullable(entities.find(CalendarAddress.class, id));
              var address = known.orElseGet(() -> new CalendarAddress(id));
              address.become(word, clock.instant());
              if (known.isEmpty()) {
                entities.persist(address);
              }
              record("engineer.calendar-opened", engineer);
              return Response.ok(new Address(here + "/calendars/" + word.word() + ".ics")).build();
            })
        .orElseGet(problems::notFound);
  }

  /// From now on the address opens nothing.
  @DELETE
  @Path("calendar")
  @RolesAllowed({Role.ENGINEER, Role.ADMIN})
  @Transactional
  @Operation(summary = "Revoke the secret address of an engineer's calendar")
  public Response revoke(@PathParam("id") UUID id) {
    return hers(id)
        .map(
            engineer -> {
              Optional.ofNullable(entities.find(CalendarAddress.class, id))
                  .ifPresent(entities::remove);
              record("engineer.calendar-revoked", engineer);
              return Response.noContent().build();
            })
        .orElseGet(problems::notFound);
  }

  private Optional<Engineer> hers(UUID id) {
    return caller.isAnotherEngineerThan(id) ? Optional.empty() : engineers.locked(id);
  }

  private void record(String what, Engineer engineer) {
    audit.record(what, null, "engineer/" + engineer.id(), Map.of());
  }
}
