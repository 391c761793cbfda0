package org.hikeshi.deploy.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;

/// The recorded cases, as files beside the classes.
final class Recording {

  private Recording() {}

  static JsonNode of(String file) {
    try (var recording = Recording.class.getResourceAsStream(file)) {
      return new ObjectMapper().readTree(recording);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
