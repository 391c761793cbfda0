package org.hikeshi.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hikeshi.web.IdempotencyKeys.Kept;
import org.hikeshi.web.IdempotencyKeys.Scope;
import org.jspecify.annotations.Nullable;

/// Works inside the resource's transaction: the key, what the request did and its answer are on
/// disk together, or none of them is. A refusal rolls the key back, so that a mended request may
/// use it.
@Interceptor
@Idempotent
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 300)
class IdempotencyInterceptor {

  private static final int MAX_LENGTH = 200;
  private static final List<String> KEPT_HEADERS =
      List.of(HttpHeaders.LOCATION, HttpHeaders.ETAG, HttpHeaders.CONTENT_TYPE);

  private final IdempotencyKeys keys;
  private final CurrentVertxRequest request;
  private final Caller caller;
  private final Problems problems;
  private final Lockbox lockbox;
  private final ObjectMapper json;

  IdempotencyInterceptor(
      IdempotencyKeys keys,
      CurrentVertxRequest request,
      Caller caller,
      Problems problems,
      Lockbox lockbox,
      ObjectMapper json) {
    this.keys = keys;
    this.request = request;
    this.caller = caller;
    this.problems = problems;
    this.lockbox = lockbox;
    this.json = json;
  }

  @AroundInvoke
  Object once(InvocationContext call) throws Exception {
    RoutingContext asked = request.getCurrent();
    String key = asked.request().getHeader("Idempotency-Key");
    if (key == null) {
      return call.proceed();
    }
    if (key.isBlank() || key.length() > MAX_LENGTH) {
      return problems.of(Response.Status.BAD_REQUEST, "web.idempotency.key");
    }
    var scope =
        new Scope(caller.subject(), asked.request().method().name(), asked.normalizedPath(), key);
    boolean secret = call.getInterceptorBinding(Idempotent.class).tellsASecret();
    call.setParameters(RawBody.readable(asked, call.getParameters()));
    byte[] hash = RawBody.hashOf(asked, call.getParameters());
    if (keys.claim(scope, hash)) {
      return first(scope, (Response) call.proceed(), secret);
    }
    Kept kept = keys.find(scope);
    if (!kept.answers(hash)) {
      return problems.unprocessable("web.idempotency.other-body");
    }
    return secret ? toldAgain(scope, kept) : again(kept, kept.body());
  }

  /// What told a secret is told again where it lies locked and a key opens it.
  private Response toldAgain(Scope scope, Kept kept) {
    return Optional.ofNullable(kept.body())
        .flatMap(body -> lockbox.opened(scope.answer(), new String(body, StandardCharsets.UTF_8)))
        .map(body -> again(kept, body.getBytes(StandardCharsets.UTF_8)))
        .orElseGet(() -> toldOnce(kept));
  }

  /// Null, and so not kept, where there is no key that would lock it.
  private byte @Nullable [] locked(Scope scope, byte @Nullable [] body) {
    return body == null || !lockbox.locks()
        ? null
        : lockbox
            .lock(scope.answer(), new String(body, StandardCharsets.UTF_8))
            .getBytes(StandardCharsets.UTF_8);
  }

  /// Says which one was made, where it has an address, so that no other is revoked in its place.
  private Response toldOnce(Kept kept) {
    var answer =
        Response.fromResponse(problems.of(Response.Status.CONFLICT, "web.idempotency.secret-told"));
    var location = HttpHeaders.LOCATION + ": ";
    kept.headers()
        .lines()
        .filter(line -> line.startsWith(location))
        .forEach(line -> answer.header(HttpHeaders.LOCATION, line.substring(location.length())));
    return answer.build();
  }

  private Response first(Scope scope, Response answer, boolean secret) throws Exception {
    if (answer.getStatusInfo().getFamily() != Response.Status.Family.SUCCESSFUL) {
      QuarkusTransaction.setRollbackOnly();
      return answer;
    }
    byte[] body = bytes(answer);
    Response.ResponseBuilder first = Response.status(answer.getStatus()).entity(body);
    Stream<String> headers =
        KEPT_HEADERS.stream().filter(name -> answer.getHeaderString(name) != null);
    String lines =
        headers
            .map(name -> name + ": " + answer.getHeaderString(name))
            .collect(Collectors.joining("\n"));
    keys.keep(scope, answer.getStatus(), lines, secret ? locked(scope, body) : body);
    return withHeaders(first, lines).build();
  }

  private static Response again(Kept kept, byte @Nullable [] body) {
    return withHeaders(Response.status(kept.status()).entity(body), kept.headers())
        .header("Idempotent-Replayed", "true")
        .build();
  }

  private static Response.ResponseBuilder withHeaders(
      Response.ResponseBuilder answer, String lines) {
    answer.type(MediaType.APPLICATION_JSON_TYPE);
    lines
        .lines()
        .map(line -> line.split(": ", 2))
        .filter(line -> !line[0].equals(HttpHeaders.CONTENT_TYPE))
        .forEach(line -> answer.header(line[0], line[1]));
    return answer;
  }

  private byte @Nullable [] bytes(Response answer) throws JsonProcessingException {
    return answer.hasEntity() ? json.writeValueAsBytes(answer.getEntity()) : null;
  }
}
