package org.hikeshi.channel;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Where a webhook may go: by https to public addresses only, and on a developer's machine to
/// loopback by http too. An authority's address must not become a way into our own network.
@ApplicationScoped
class Addresses {

  private final boolean local;
  private final Optional<List<String>> hosts;

  /// @param hosts the only ones that may be called: `host.example.jp`, or `*.example.jp` for those
  ///   under it. Without them any public one may be
  Addresses(
      @ConfigProperty(name = "hikeshi.local") boolean local,
      @ConfigProperty(name = "hikeshi.webhooks.hosts") Optional<List<String>> hosts) {
    this.local = local;
    this.hosts = hosts;
  }

  /// The address as it may be kept, or nothing where its form is not allowed, or where it is a
  /// number that may not be called. A name is looked up when it is called.
  Optional<URI> allowed(String url) {
    return formed(url).filter(uri -> number(uri.getHost()).map(this::mayBeCalled).orElse(true));
  }

  /// The address, or nothing where its form is not allowed.
  Optional<URI> formed(String url) {
    try {
      var uri = new URI(url);
      var host = uri.getHost();
      var form =
          host != null
              && uri.getUserInfo() == null
              && uri.getFragment() == null
              && fits(uri.getScheme(), host)
              && isListed(host.toLowerCase(Locale.ROOT));
      return form ? Optional.of(uri) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private boolean fits(@Nullable String scheme, String host) {
    return "https".equals(scheme) || (local && "http".equals(scheme) && isLoopback(host));
  }

  private boolean isListed(String host) {
    return hosts.isEmpty()
        || hosts.get().stream()
            .map(listed -> listed.strip().toLowerCase(Locale.ROOT))
            .anyMatch(
                listed ->
                    listed.startsWith("*.")
                        ? host.endsWith(listed.substring(1))
                        : host.equals(listed));
  }

  private static boolean isLoopback(String host) {
    return host.equals("localhost")
        || number(host).filter(InetAddress::isLoopbackAddress).isPresent();
  }

  private static Optional<InetAddress> number(String host) {
    try {
      return Optional.of(InetAddress.ofLiteral(host));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// Looks the host up and checks every address that it has. The connection is made to the one
  /// answered here and not looked up again, so that the answer cannot change in between.
  Optional<InetAddress> resolved(URI uri) throws UnknownHostException {
    var all = InetAddress.getAllByName(uri.getHost());
    return Arrays.stream(all).allMatch(this::mayBeCalled) ? Optional.of(all[0]) : Optional.empty();
  }

  private boolean mayBeCalled(InetAddress address) {
    return local ? address.isLoopbackAddress() || isPublic(address) : isPublic(address);
  }

  static boolean isPublic(InetAddress address) {
    if (address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()) {
      return false;
    }
    var bytes = address.getAddress();
    return address instanceof Inet4Address ? isPublic4(bytes) : isPublic6(bytes);
  }

  /// Not 0/8, 100.64/10 (carriers), 192.0.0/24, 198.18/15 (benchmarks), 240/4.
  private static boolean isPublic4(byte[] bytes) {
    int first = bytes[0] & 0xff;
    int second = bytes[1] & 0xff;
    return first != 0
        && first < 240
        && !(first == 100 && second >= 64 && second < 128)
        && !(first == 192 && second == 0 && bytes[2] == 0)
        && !(first == 198 && (second == 18 || second == 19));
  }

  /// Only 2000::/3, without 6to4 and Teredo, which carry IPv4 addresses inside.
  private static boolean isPublic6(byte[] bytes) {
    int first = (bytes[0] & 0xff) << 8 | (bytes[1] & 0xff);
    int second = (bytes[2] & 0xff) << 8 | (bytes[3] & 0xff);
    return (first & 0xe000) == 0x2000 && first != 0x2002 && !(first == 0x2001 && second == 0);
  }
}
