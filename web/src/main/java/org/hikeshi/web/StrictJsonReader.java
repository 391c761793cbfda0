package org.hikeshi.web;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Reads and checks every JSON body: syntax and types by [StrictJson], then the constraints of the
/// record, and what else a [BodyRule] asks of it. A body with faults never reaches a resource.
@Provider
@ConstrainedTo(RuntimeType.SERVER)
@Consumes(MediaType.APPLICATION_JSON)
class StrictJsonReader implements MessageBodyReader<Object> {

  private final Texts texts;
  private final Constraints constraints;
  private final Instance<BodyRule<?>> rules;
  private final CurrentVertxRequest request;

  StrictJsonReader(
      Texts texts,
      Constraints constraints,
      Instance<BodyRule<?>> rules,
      CurrentVertxRequest request) {
    this.texts = texts;
    this.constraints = constraints;
    this.rules = rules;
    this.request = request;
  }

  @Override
  public boolean isReadable(
      Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
    return true;
  }

  @Override
  public Object readFrom(
      Class<Object> type,
      Type generic,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, String> headers,
      InputStream stream)
      throws IOException {
    byte[] body = stream.readNBytes(BodyLimit.MAX_BYTES + 1);
    if (body.length > BodyLimit.MAX_BYTES) {
      throw new WebApplicationException(Response.Status.REQUEST_ENTITY_TOO_LARGE);
    }
    RawBody.keep(request.getCurrent(), body);
    List<FieldFault> faults = new ArrayList<>();
    Object value = StrictJson.read(body, generic, faults, texts);
    if (value == null && faults.isEmpty()) {
      faults.add(FieldFault.of("", texts, "web.json.broken"));
    }
    if (value != null) {
      var groups = groups(annotations);
      constraints.check(value, groups, faults);
      for (var rule : rules) {
        rule.check(value, groups, faults);
      }
    }
    if (!faults.isEmpty()) {
      throw new Invalid(faults);
    }
    return value;
  }

  private static Class<?>[] groups(Annotation[] annotations) {
    return Arrays.stream(annotations)
        .filter(Checks.class::isInstance)
        .map(Checks.class::cast)
        .map(Checks::value)
        .findAny()
        .orElse(new Class<?>[0]);
  }
}
