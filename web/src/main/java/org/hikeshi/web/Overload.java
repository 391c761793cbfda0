package org.hikeshi.web;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Refuses with 429 and `Retry-After` what would only wait for a database connection, so that what
/// was let in is answered soon. It counts requests, not callers. Live streams, which would hold a
/// place for ever, have places of their own.
///
/// Whoever takes all places locks no hospital out of its own report: some more are kept for
/// reports, which a signed-in hospital or the desk gets where all others are taken, and nobody
/// else.
@ApplicationScoped
class Overload {

  private static final int EARLY = 1_000;

  /// The framework knows since 200 how to find out who asks, and does so when somebody wants to
  /// know.
  private static final int ONCE_SHE_CAN_BE_KNOWN = 150;

  private static final String WAITS = "hikeshi.waits-for-a-kept-place";

  /// These stream, and no other address that happens to end so.
  private static final Pattern NEWS = Pattern.compile("/(pages/)?incidents/[^/]+/live");

  /// Reports and follow-ups; of pages also the empty form.
  private static final Pattern REPORTS =
      Pattern.compile(
          "POST /incidents(/[^/]+/reports)?/?"
              + "|(GET|POST) /pages/(report(/queue)?|incidents/[^/]+/check|desk/report(/.+)?)/?");

  private final Semaphore places;
  private final Semaphore kept;
  private final Semaphore streams;
  private final AtTheDoor door;
  private final IdentityProviderManager identities;

  Overload(
      @ConfigProperty(name = "hikeshi.web.requests-at-once") int places,
      @ConfigProperty(name = "hikeshi.web.reports-kept-free") int kept,
      @ConfigProperty(name = "hikeshi.web.streams-at-once") int streams,
      AtTheDoor door,
      IdentityProviderManager identities) {
    this.places = new Semaphore(places);
    this.kept = new Semaphore(kept);
    this.streams = new Semaphore(streams);
    this.door = door;
    this.identities = identities;
  }

  void register(@Observes Filters filters) {
    filters.register(this::admit, EARLY);
    filters.register(this::admitReports, ONCE_SHE_CAN_BE_KNOWN);
  }

  private void admit(RoutingContext request) {
    var path = request.normalizedPath();
    if (isExempt(path)) {
      request.next();
    } else if (NEWS.matcher(path).matches()) {
      admit(request, streams);
    } else if (holds(request, places)) {
      request.next();
    } else if (REPORTS.matcher(request.request().method() + " " + path).matches()) {
      request.put(WAITS, true);
      request.next();
    } else {
      refuse(request);
    }
  }

  private void admitReports(RoutingContext request) {
    if (request.remove(WAITS) == null) {
      request.next();
      return;
    }
    QuarkusHttpUser.getSecurityIdentity(request, identities)
        .subscribe()
        .with(
            who -> {
              // whoever has hung up meanwhile would not give the place back
              if (request.response().closed()) {
                return;
              }
              if (reports(who)) {
                admit(request, kept);
              } else {
                refuse(request);
              }
            },
            _ -> {
              // a token that does not hold is mostly answered by the framework, by 401
              if (!request.response().ended()) {
                refuse(request);
              }
            });
  }

  private static boolean reports(SecurityIdentity who) {
    return who.hasRole(Role.HOSPITAL) || who.hasRole(Role.COORDINATOR);
  }

  private void admit(RoutingContext request, Semaphore room) {
    if (holds(request, room)) {
      request.next();
    } else {
      refuse(request);
    }
  }

  private static boolean holds(RoutingContext request, Semaphore room) {
    if (!room.tryAcquire()) {
      return false;
    }
    request.addEndHandler(_ -> room.release());
    return true;
  }

  private void refuse(RoutingContext request) {
    request.response().putHeader("Retry-After", "2");
    door.refuse(request, 429);
  }

  /// Health must answer under load.
  private static boolean isExempt(String path) {
    return path.startsWith("/q/") || path.startsWith("/assets/");
  }
}
