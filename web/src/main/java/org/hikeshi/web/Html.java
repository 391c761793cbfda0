package org.hikeshi.web;

import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;

/// A page as an answer with a status of its own.
public final class Html {

  public static Response of(Status status, TemplateInstance page) {
    return Response.status(status).type("text/html; charset=UTF-8").entity(page.render()).build();
  }

  private Html() {}
}
