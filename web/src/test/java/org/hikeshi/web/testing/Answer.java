package org.hikeshi.web.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/// What a caller of the table of rights is answered: to be searched for what is another's, and to
/// be compared with what somebody is answered who asks for nothing.
///
/// @param body empty where it is a stream that never ends
public record Answer(int status, Map<String, List<String>> headers, String body) {

  private static final String ID = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

  /// What time it is, and how long the sign-in lasts.
  private static final String NEW = "(data-(now|session-left)=)\"[^\"]*\"";

  /// Of this very answer, or of nobody's business here. A time of day is longer or shorter, as its
  /// fraction is, and the body is compared whole.
  private static final Set<String> ITS_OWN = Set.of("content-length", "date", "set-cookie");

  /// @param caller `nobody`, `expired`, `none` for a valid token without any of our roles, or a
  ///   user as [TestTokens#as] knows them
  /// @param headers names and values in turn
  public static Answer to(String caller, String method, URI at, String body, String... headers) {
    var request = HttpRequest.newBuilder(at).method(method, BodyPublishers.ofString(body));
    request.headers(headers);
    var token =
        switch (caller) {
          case "nobody" -> null;
          case "expired" -> TestTokens.expired("hospital-a");
          case "none" -> TestTokens.withoutRole();
          default -> TestTokens.as(caller);
        };
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    // A line of its own, for the service may close one on which it refused.
    try (var http = HttpClient.newHttpClient()) {
      return of(http.send(request.build(), BodyHandlers.ofInputStream()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Answer of(HttpResponse<InputStream> answer) throws IOException {
    try (var body = answer.body()) {
      var type = answer.headers().firstValue("Content-Type").orElse("");
      var read = type.startsWith("text/event-stream") ? new byte[0] : body.readAllBytes();
      return new Answer(
          answer.statusCode(), answer.headers().map(), new String(read, StandardCharsets.UTF_8));
    }
  }

  /// Which of these stand somewhere in it, in the headers too.
  public List<String> says(Collection<String> words) {
    var all = headers + "\n" + body;
    return words.stream().filter(all::contains).toList();
  }

  /// The whole answer but for ids, which whoever asks has written herself, and what is new each
  /// time.
  public String butForIds() {
    var told = new TreeMap<>(headers);
    told.keySet().removeIf(name -> ITS_OWN.contains(name.toLowerCase(Locale.ROOT)));
    return (status + " " + told + "\n" + body).replaceAll(ID, "<id>").replaceAll(NEW, "$1");
  }

  /// The same path, of what is nowhere.
  public static String ofNothing(String path) {
    return path.replaceAll(ID, UUID.randomUUID().toString());
  }
}
