package org.hikeshi.web;

import static io.opentelemetry.api.common.AttributeKey.stringKey;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import jakarta.inject.Singleton;
import java.util.regex.Pattern;

/// Whoever collects traces is told no address that opens something by itself, no query (the code of
/// a sign-in stands there), and of what is called outside the host alone: a webhook's address may
/// hold a secret (OWASP ASVS 5.0, 14.2.1, 16.2.5).
@Singleton
class SecretsInAddresses implements SpanProcessor {

  private static final AttributeKey<String> PATH = stringKey("url.path");
  private static final AttributeKey<String> QUERY = stringKey("url.query");
  private static final AttributeKey<String> CALLED = stringKey("url.full");

  /// As nginx' `$told` of a site leaves them out of its log.
  private static final Pattern OPENS =
      Pattern.compile(
          "(/pages/(?:card|follow|answer|contact-test|desk-alarm)|/calendars)/.*", Pattern.DOTALL);

  private static final Pattern BEHIND_THE_HOST =
      Pattern.compile("(?<=^[a-z]{1,10}://[^/?#]{0,260})[/?#].*", Pattern.DOTALL);

  @Override
  public void onStart(Context parent, ReadWriteSpan span) {
    var path = span.getAttribute(PATH);
    if (path != null) {
      span.setAttribute(PATH, OPENS.matcher(path).replaceFirst("$1/…"));
    }
    if (span.getAttribute(QUERY) != null) {
      span.setAttribute(QUERY, "…");
    }
    var called = span.getAttribute(CALLED);
    if (called != null) {
      span.setAttribute(CALLED, BEHIND_THE_HOST.matcher(called).replaceFirst("/…"));
    }
  }

  @Override
  public boolean isStartRequired() {
    return true;
  }

  @Override
  public void onEnd(ReadableSpan span) {}

  @Override
  public boolean isEndRequired() {
    return false;
  }
}
