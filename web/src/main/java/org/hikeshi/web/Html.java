package org.hikeshi.web;

import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;

/// Pages as answers.
public final class Html {

  public static Response ok(TemplateInstance page) {
    return of(Status.OK, page);
  }

  public static Response of(Status status, TemplateInstance page) {
    return Response.status(status).type("text/html; charset=UTF-8").entity(page.render()).build();
  }

  /// After a form was taken, the browser reads the result, so that a reload sends nothing twice.
  public static Response onTo(String page) {
    return Response.status(Status.SEE_OTHER).header(HttpHeaders.LOCATION, page).build();
  }

  private Html() {}
}
