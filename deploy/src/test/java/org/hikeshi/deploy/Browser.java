package org.hikeshi.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Somebody at a screen without scripts: follows redirects as far as they stay on this machine,
/// keeps cookies, fills in forms.
final class Browser {

  private static final Pattern SIGN_IN =
      Pattern.compile("<form[^>]*id=\"kc-form-login\"[^>]*action=\"([^\"]+)\"");

  private static final Pattern TOKEN =
      Pattern.compile(
          "action=\"/pages/sign-out\"><input type=\"hidden\" name=\"csrf-token\" value=\"([^\"]+)\"");

  private final List<String> given = new ArrayList<>();

  private final LoopbackCookies cookies = new LoopbackCookies();

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .cookieHandler(cookies)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  /// What somebody has who has copied all of this browser's cookies.
  Browser copied() {
    var copy = new Browser();
    var jar = cookies.getCookieStore();
    jar.getURIs().forEach(uri -> jar.get(uri).forEach(cookie -> copy.keep(uri, cookie)));
    return copy;
  }

  private void keep(URI uri, HttpCookie cookie) {
    cookies.getCookieStore().add(uri, (HttpCookie) cookie.clone());
  }

  /// The page that comes in the end, after signing in where that is asked for.
  HttpResponse<String> open(String url, String user) throws IOException, InterruptedException {
    return open(url, user, "hikeshi");
  }

  HttpResponse<String> open(String url, String user, String password)
      throws IOException, InterruptedException {
    var page = send(HttpRequest.newBuilder(URI.create(url)).GET().build());
    var form = SIGN_IN.matcher(page.body());
    if (!form.find()) {
      return page;
    }
    return fillIn(form.group(1), Map.of("username", user, "password", password));
  }

  /// @param action where the form leads, as it stands in the page
  HttpResponse<String> fillIn(String action, Map<String, String> fields)
      throws IOException, InterruptedException {
    var filledIn =
        fields.entrySet().stream()
            .map(field -> field.getKey() + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    return send(
        HttpRequest.newBuilder(URI.create(action.replace("&amp;", "&")))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(filledIn))
            .build());
  }

  /// The page that comes where nobody fills anything in.
  HttpResponse<String> look(String url) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(URI.create(url)).GET().build());
  }

  /// Presses the button that a page's frame has for it.
  HttpResponse<String> signOut(String way, String page) throws IOException, InterruptedException {
    var token = TOKEN.matcher(page);
    assertThat(token.find()).as(page).isTrue();
    return send(
        HttpRequest.newBuilder(URI.create(way))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("csrf-token=" + token.group(1)))
            .build());
  }

  /// Where a page says that it leads by itself.
  static String refreshed(HttpResponse<String> page) {
    return page.headers().firstValue("Refresh").orElseThrow().replaceFirst("^0; url=", "");
  }

  /// The cookies that this door has set until now, as it wrote them.
  List<String> givenBy(String door) {
    var port = URI.create(door).getPort() + " ";
    return given.stream().filter(cookie -> cookie.startsWith(port)).toList();
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
    var onTo = answer.headers().firstValue("Location").map(answer.uri()::resolve);
    return answer.statusCode() / 100 == 3 && onTo.filter(Browser::isHere).isPresent()
        ? send(HttpRequest.newBuilder(onTo.get()).GET().build())
        : answer;
  }

  private static boolean isHere(URI uri) {
    return List.of("127.0.0.1", "localhost").contains(uri.getHost());
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  /// Takes loopback for a secure place, as browsers do, and sends secure cookies there by http.
  private final class LoopbackCookies extends CookieManager {

    LoopbackCookies() {
      super(null, CookiePolicy.ACCEPT_ALL);
    }

    @Override
    public void put(URI uri, Map<String, List<String>> headers) throws IOException {
      headers.forEach(
          (name, values) -> {
            if (name.equalsIgnoreCase("Set-Cookie")) {
              values.forEach(cookie -> given.add(uri.getPort() + " " + cookie));
            }
          });
      super.put(uri, headers);
      getCookieStore().getCookies().forEach(cookie -> cookie.setSecure(false));
    }
  }
}
