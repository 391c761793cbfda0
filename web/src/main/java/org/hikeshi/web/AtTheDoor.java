package org.hikeshi.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Refuses a request before anybody has looked into it, with the general words for a status: under
/// `/pages` on a page for people, which asks for nothing that takes time.
@ApplicationScoped
class AtTheDoor {

  private final ObjectMapper json;
  private final Template page;
  private final Optional<String> deskPhone;

  AtTheDoor(
      ObjectMapper json,
      @Location("at-the-door.html") Template page,
      @ConfigProperty(name = "hikeshi.desk.phone") Optional<String> deskPhone) {
    this.json = json;
    this.page = page;
    this.deskPhone = deskPhone;
  }

  void refuse(RoutingContext request, int status) {
    var texts = TextsOfRequest.of(request);
    var problem = Problem.of(status, texts);
    var response = request.response().setStatusCode(status);
    if (PageAnswers.isPage(request.normalizedPath())) {
      response.putHeader("Content-Type", "text/html; charset=UTF-8").end(page(problem, texts));
      return;
    }
    try {
      response.putHeader("Content-Type", Problem.MEDIA_TYPE).end(json.writeValueAsString(problem));
    } catch (JsonProcessingException e) {
      request.fail(e);
    }
  }

  private String page(Problem problem, Texts texts) {
    return page.data("texts", texts)
        .data("problem", problem)
        .data("detail", PageAnswers.detail(problem, texts))
        .data("next", PageAnswers.next(problem, texts))
        .data("deskPhone", deskPhone.orElse(""))
        .render();
  }
}
