package org.hikeshi.web;

import io.quarkus.logging.Log;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;
import org.jspecify.annotations.Nullable;

/// Every answer that is an error is a problem document, also those that the framework gives.
class ProblemMappers {

  private static final String RETRY_SECONDS = "5";

  private final Texts texts;
  private final Caller caller;
  private final Refusals refusals;

  ProblemMappers(Texts texts, Caller caller, Refusals refusals) {
    this.texts = texts;
    this.caller = caller;
    this.refusals = refusals;
  }

  @ServerExceptionMapper
  Response invalid(Invalid invalid) {
    return Problems.answer(Problem.of(invalid, texts));
  }

  @ServerExceptionMapper
  Response refusedByTheFramework(WebApplicationException refused, RoutingContext request) {
    Response answer = refused.getResponse();
    if (answer.getStatus() < 400 || answer.hasEntity()) {
      return answer;
    }
    if (answer.getStatus() >= 500) {
      Log.error("a request failed", refused);
    }
    var methods = MethodsAt.now();
    var status = methods.really(answer.getStatus(), request.request().method().name());
    Response.ResponseBuilder problem =
        Response.fromResponse(Problems.answer(Problem.of(status, texts)));
    if (status == Response.Status.METHOD_NOT_ALLOWED.getStatusCode()) {
      problem.header(HttpHeaders.ALLOW, methods.toString());
    }
    for (String kept : new String[] {HttpHeaders.WWW_AUTHENTICATE, HttpHeaders.RETRY_AFTER}) {
      if (answer.getHeaderString(kept) != null) {
        problem.header(kept, answer.getHeaderString(kept));
      }
    }
    return problem.build();
  }

  /// Whoever comes to a page with a sign-in that has ended at the identity provider is led to sign
  /// in, like whoever comes without one. A form that comes so is answered: what it says would be
  /// lost on that way.
  @ServerExceptionMapper
  Uni<Response> signInEnded(
      AuthenticationFailedException refused,
      HttpHeaders asked,
      @Nullable SimpleResourceInfo operation,
      RoutingContext request) {
    HttpAuthenticator authenticator = request.get(HttpAuthenticator.class.getName());
    if (authenticator == null
        || request.request().method() != HttpMethod.GET
        || asked.getHeaderString(HttpHeaders.AUTHORIZATION) != null) {
      return Uni.createFrom().item(notSignedIn(refused, asked, operation));
    }
    return authenticator
        .getChallenge(request)
        .map(
            challenge ->
                challenge != null && challenge.status == Response.Status.FOUND.getStatusCode()
                    ? Response.status(challenge.status)
                        .header(challenge.headerName.toString(), challenge.headerContent)
                        .build()
                    : notSignedIn(refused, asked, operation));
  }

  /// The same for whoever has signed out elsewhere. The cookie is forgotten with this answer, so
  /// the page leads on from there.
  @ServerExceptionMapper
  Response signedOut(
      EndedSessions.Ended ended,
      HttpHeaders asked,
      UriInfo page,
      @Nullable SimpleResourceInfo operation,
      RoutingContext request) {
    return request.request().method() == HttpMethod.GET
        ? Response.status(Response.Status.FOUND).location(page.getRequestUri()).build()
        : notSignedIn(ended, asked, operation);
  }

  @ServerExceptionMapper(UnauthorizedException.class)
  Response notSignedIn(
      Exception refused, HttpHeaders asked, @Nullable SimpleResourceInfo operation) {
    if (asked.getHeaderString(HttpHeaders.AUTHORIZATION) != null) {
      refusals.because(Refusal.TOKEN, "a token that does not hold, for " + nameOf(operation));
    }
    return Response.fromResponse(Problems.answer(Problem.of(401, texts)))
        .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
        .build();
  }

  @ServerExceptionMapper
  Response notAllowed(ForbiddenException refused, @Nullable SimpleResourceInfo operation) {
    refusals.because(
        Refusal.ROLE, "caller=%s may not %s".formatted(caller.subject(), nameOf(operation)));
    return Problems.answer(Problem.of(403, texts));
  }

  /// The operation by its own name: an address may hold what opens a door. Whoever is refused
  /// before an operation was looked for is given one that has no class.
  private static String nameOf(@Nullable SimpleResourceInfo operation) {
    return operation == null || operation.getResourceClass() == null
        ? "what nobody offers"
        : operation.getResourceClass().getSimpleName() + "." + operation.getMethodName();
  }

  /// A body or a form of parts that breaks off, which the framework takes for a fault of its own.
  @ServerExceptionMapper
  Response brokenForm(IOException broken, RoutingContext request) {
    if (hungUp(broken)) {
      return Problems.answer(Problem.of(400, texts));
    }
    var where = broken.getStackTrace();
    return where.length > 0 && where[0].getClassName().contains(".core.multipart.")
        ? Problems.answer(Problem.of(400, texts))
        : anythingElse(broken, request);
  }

  /// Whoever went away in the midst of a request hears no answer, and is no fault of ours to log.
  private static boolean hungUp(Throwable thrown) {
    return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
        .anyMatch(HttpClosedException.class::isInstance);
  }

  @ServerExceptionMapper
  Response anythingElse(Throwable thrown, RoutingContext request) {
    if (BrokenWorld.passes(thrown)) {
      Log.warnf("a request could not be served now: %s", thrown.toString());
      var asked = request.request().method();
      var away =
          asked == HttpMethod.GET || asked == HttpMethod.HEAD
              ? Problem.of(503, List.of(), texts, Problem.UNREAD)
              : Problem.of(503, texts);
      return Response.fromResponse(Problems.answer(away))
          .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
          .build();
    }
    Log.error("a request failed", thrown);
    return Problems.answer(Problem.of(500, texts));
  }
}
