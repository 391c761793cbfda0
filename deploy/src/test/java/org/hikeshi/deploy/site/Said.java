package org.hikeshi.deploy.site;

import java.io.IOException;
import java.io.UncheckedIOException;

/// What a program said, to whichever output, and how it ended; or, of curl, what it was answered
/// with.
///
/// @param ended the program's own status
record Said(int ended, String text) {

  static Said by(String... command) {
    try {
      var program = new ProcessBuilder(command).redirectErrorStream(true).start();
      program.getOutputStream().close();
      var text = new String(program.getInputStream().readAllBytes());
      return new Said(program.waitFor(), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// Of HTTP where the text begins with an answer, else the program's.
  int status() {
    return text.startsWith("HTTP/") ? Integer.parseInt(text.split(" ", 3)[1].strip()) : ended;
  }

  String body() {
    return text.substring(text.indexOf("\r\n\r\n") + 4);
  }
}
