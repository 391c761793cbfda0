package org.hikeshi.page;

import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/// Pages as answers.
final class Html {

  private static final String TYPE = "text/html; charset=UTF-8";

  static Response ok(TemplateInstance page) {
    return of(Response.Status.OK, page);
  }

  static Response of(Response.Status status, TemplateInstance page) {
    return Response.status(status).type(TYPE).entity(page.render()).build();
  }

  /// After a form was taken, the browser reads the result, so that a reload sends nothing twice.
  static Response onTo(UUID incident, String further) {
    return onTo("/pages/incidents/" + incident + further);
  }

  static Response onTo(String page) {
    return Response.status(Response.Status.SEE_OTHER).header(HttpHeaders.LOCATION, page).build();
  }

  private Html() {}
}
