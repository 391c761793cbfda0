package org.hikeshi.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/// Refuses a request before anybody has looked into it, with the general words for a status.
@ApplicationScoped
class AtTheDoor {

  private final ObjectMapper json;

  AtTheDoor(ObjectMapper json) {
    this.json = json;
  }

  void refuse(RoutingContext request, int status) {
    try {
      request
          .response()
          .setStatusCode(status)
          .putHeader("Content-Type", Problem.MEDIA_TYPE)
          .end(json.writeValueAsString(Problem.of(status, TextsOfRequest.of(request))));
    } catch (JsonProcessingException e) {
      request.fail(e);
    }
  }
}
