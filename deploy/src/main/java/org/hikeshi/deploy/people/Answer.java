package org.hikeshi.deploy.people;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/// What a front door answered.
///
/// @param request its method and address, for messages
/// @param body a missing node when there was none
/// @param next the address of the list's next page
/// @param retryAfter when to come again, where it says so
public record Answer(
    String request, int status, JsonNode body, Optional<String> next, Optional<String> retryAfter) {

  /// The call was refused.
  public static final class Refused extends IllegalStateException {
    private static final long serialVersionUID = 1;

    private final transient Answer answer;

    private Refused(Answer answer) {
      super(answer.words());
      this.answer = answer;
    }

    public Answer answer() {
      return answer;
    }
  }

  /// Throws [Refused] when the call was refused.
  public JsonNode accepted() {
    if (status / 100 != 2) {
      throw new Refused(this);
    }
    return body;
  }

  /// For messages.
  public String words() {
    return request + " answered " + status + ": " + body;
  }
}
