package org.hikeshi.web;

import io.quarkus.logging.Log;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.Tenant;
import io.quarkus.oidc.TenantIdentityProvider;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.json.JsonObject;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/// `POST /back-channel-logout`: the identity provider says that a sign-in has ended, wherever that
/// was done (OpenID Connect Back-Channel Logout 1.0). The tenant `ended` checks that it is the
/// provider who says so, and to this service; we, that it is a logout token and no other.
///
/// The framework's own back channel keeps an end in memory, and only until it is asked about:
/// whoever had copied a cookie would be refused once.
@ApplicationScoped
class BackChannelLogout {

  private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";
  private static final int MAX_BYTES = 16 * 1024;

  private final TenantIdentityProvider provider;
  private final EndedSessions ended;
  private final AtTheDoor door;

  BackChannelLogout(
      @Tenant("ended") TenantIdentityProvider provider, EndedSessions ended, AtTheDoor door) {
    this.provider = provider;
    this.ended = ended;
    this.door = door;
  }

  void register(@Observes Router router) {
    router
        .post("/back-channel-logout")
        .handler(BodyHandler.create(false).setBodyLimit(MAX_BYTES))
        .handler(this::hear);
  }

  private void hear(RoutingContext request) {
    request.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    @Nullable String told = request.request().getFormAttribute("logout_token");
    if (told == null || !SignedTokensOnly.isOfThreeParts(told)) {
      door.refuse(request, 400);
      return;
    }
    provider
        .authenticate(new AccessTokenCredential(told))
        .map(identity -> session((JsonWebToken) identity.getPrincipal()))
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .subscribe()
        .with(
            session ->
                session.ifPresentOrElse(
                    known -> keep(known, request), () -> door.refuse(request, 400)),
            _ -> door.refuse(request, 400));
  }

  private void keep(String session, RoutingContext request) {
    try {
      ended.ended(session);
      request.response().end();
    } catch (IllegalStateException e) {
      Log.error("a sign-in that has ended may count until its tokens end", e);
      door.refuse(request, 503);
    }
  }

  /// Section 2.4: which sign-in has ended; empty where the token says nothing of the kind.
  private static Optional<String> session(JsonWebToken token) {
    return token.<Object>claim("events").orElse(null) instanceof JsonObject events
            && events.containsKey(EVENT)
            && token.<Object>claim("typ").filter("Logout"::equals).isPresent()
            && token.claim("nonce").isEmpty()
        ? token.<Object>claim("sid").map(Object::toString)
        : Optional.empty();
  }
}
