package org.hikeshi.deploy.people;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/// What a front door answered.
///
/// @param request its method and address, for messages
/// @param body a missing node when there was none
/// @param next the address of the list's next page
public record Answer(String request, int status, JsonNode body, Optional<String> next) {

  /// Throws when the call was refused.
  public JsonNode accepted() {
    if (status / 100 != 2) {
      throw new IllegalStateException(request + " answered " + status + ": " + body);
    }
    return body;
  }
}
