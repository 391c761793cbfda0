package org.hikeshi.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.regex.Pattern;

/// Takes away a bearer token that is not of three parts (RFC 7519, section 3.1: header, claims,
/// signature), so whoever sends it is nobody. Quarkus would fail on some of them, and ask the
/// identity provider about the others each time.
@ApplicationScoped
class SignedTokensOnly {

  private static final int BEFORE_SIGN_IN = 4_000;
  private static final String THREE_PARTS = "[\\w-]+\\.[\\w-]+\\.[\\w-]+";
  private static final Pattern UNSIGNED =
      Pattern.compile("(?i)bearer\\b(?!\\s+" + THREE_PARTS + "\\s*$).*");

  private final Refusals refusals;

  SignedTokensOnly(Refusals refusals) {
    this.refusals = refusals;
  }

  static boolean isOfThreeParts(String token) {
    return token.matches(THREE_PARTS);
  }

  void register(@Observes Filters filters) {
    filters.register(this::pass, BEFORE_SIGN_IN);
  }

  private void pass(RoutingContext request) {
    var headers = request.request().headers();
    var authorization = headers.get(HttpHeaders.AUTHORIZATION);
    if (authorization != null && UNSIGNED.matcher(authorization).matches()) {
      refusals.because(request, Refusal.TOKEN, "a token without three parts");
      headers.remove(HttpHeaders.AUTHORIZATION);
    }
    request.next();
  }
}
