package org.hikeshi.card;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The forms behind a card and a receipt code ask for no cookie: the address is the key, no cookie
/// counts there, and they must work where cookies are refused and on a page that was open all
/// night. So all cookies but the language are taken away, and the guard against forged forms gets a
/// pair that satisfies it, which no browser is given to keep.
///
/// They cannot be `text/plain`, as the forms of engineers' links are: people's own words would be
/// ambiguous in it.
@ApplicationScoped
class KeyForms {

  /// 16 bytes, as the guard wants them.
  private static final String PAIR = "AAAAAAAAAAAAAAAAAAAAAA";

  private static final Pattern ADDRESS = Pattern.compile("/pages/(card|follow)/[^/]+/?");
  private static final int BEFORE_ALL = 5_000;

  private final String cookie;

  KeyForms(@ConfigProperty(name = "quarkus.rest-csrf.cookie-name") String cookie) {
    this.cookie = cookie;
  }

  void register(@Observes Filters filters) {
    filters.register(this::pass, BEFORE_ALL);
  }

  private void pass(RoutingContext request) {
    if (request.request().method() == HttpMethod.POST
        && ADDRESS.matcher(request.normalizedPath()).matches()) {
      var headers = request.request().headers();
      headers.set(HttpHeaders.COOKIE, cookie + "=" + PAIR + language(headers));
      headers.set("X-CSRF-TOKEN", PAIR);
      request.addHeadersEndHandler(_ -> request.response().removeCookies(cookie, false));
    }
    request.next();
  }

  /// The one cookie that is about nobody.
  private static String language(MultiMap headers) {
    return headers.getAll(HttpHeaders.COOKIE).stream()
        .flatMap(cookies -> Arrays.stream(cookies.split(";")))
        .map(String::strip)
        .filter(one -> one.startsWith("lang="))
        .map("; "::concat)
        .collect(Collectors.joining());
  }
}
