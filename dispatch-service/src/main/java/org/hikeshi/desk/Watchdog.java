package org.hikeshi.desk;

import io.quarkus.logging.Log;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/// An outside watchdog, as such services are usually called: a GET of one address, whose coming is
/// all that it says. The address is a secret, so it stands in no line of the log.
final class Watchdog {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  private Watchdog() {}

  /// @return whether it has taken the call
  static boolean hears(URI to) {
    try {
      var request = HttpRequest.newBuilder(to).timeout(PATIENCE).GET().build();
      var status = HTTP.send(request, BodyHandlers.discarding()).statusCode();
      if (status / 100 == 2) {
        return true;
      }
      Log.errorf("the watchdog answered %d to the heartbeat", status);
    } catch (IOException e) {
      Log.errorf("the watchdog could not be called: %s", e.getClass().getSimpleName());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return false;
  }
}
