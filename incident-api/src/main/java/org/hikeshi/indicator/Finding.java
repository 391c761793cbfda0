package org.hikeshi.indicator;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hikeshi.indicator.Indicator.Kind;
import org.hikeshi.web.proof.Hashes;

/// Finds indicators in what people write: also full-width, and disarmed as analysts do it (`hxxp`,
/// `[.]`, `(dot)`). What it is not sure of it leaves: a wrong match costs the desk more than a
/// missing one. It takes time by the length of the words and no more, whatever they are.
///
/// Past 200 lines by its patterns.
final class Finding {

  private static final Pattern HASH =
      Pattern.compile(
          "(?<![0-9a-zA-Z])([0-9a-fA-F]{64}|[0-9a-fA-F]{40}|[0-9a-fA-F]{32})(?![0-9a-zA-Z])");
  private static final Pattern URL = Pattern.compile("(?i)https?://[^\\s\"'<>「」、。()]+");
  private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
  private static final Pattern IPV4 =
      Pattern.compile("(?<![0-9.])%1$s(?:\\.%1$s){3}(?![0-9]|\\.[0-9])".formatted(OCTET));
  private static final Pattern IPV6 =
      Pattern.compile(
          "(?<![0-9a-zA-Z:.])[0-9a-fA-F]{0,4}(?::[0-9a-fA-F]{0,4}){2,7}(?![0-9a-zA-Z:.])");
  private static final Pattern DOMAIN =
      Pattern.compile(
          "(?<![0-9a-zA-Z@._/-])(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?\\.){1,30}([a-zA-Z]{2,24})(?![0-9a-zA-Z@-])");
  private static final Pattern EXTENSION =
      Pattern.compile("(?:拡張子|extension)[^.\\n]{0,12}\\.([a-zA-Z0-9_-]{2,20})(?![a-zA-Z0-9.])");
  private static final Pattern VICTIMS_OWN = Pattern.compile("[0-9@]|https?://");
  private static final Pattern BEHIND_A_URL = Pattern.compile("(?<![.,;:!?\\]}])[.,;:!?\\]}]++$");

  private record Disarmed(Pattern written, String meant) {

    Disarmed(String written, String meant) {
      this(Pattern.compile(written), meant);
    }
  }

  /// In this order.
  private static final List<Disarmed> DISARMED =
      List.of(
          new Disarmed("(?i)h(?:xx|\\*\\*)p(s?)(?=\\[?:)", "http$1"),
          new Disarmed("(?i)\\[://\\]|\\[:\\]//", "://"),
          new Disarmed("(?i)\\s?[\\[({](?:\\.|dot)[\\])}]\\s?", "."),
          new Disarmed("\\[:\\]", ":"));

  /// What looks like the end of a domain and is the end of a file's name.
  private static final Set<String> FILES =
      Set.of(
          "exe",
          "dll",
          "txt",
          "log",
          "pdf",
          "doc",
          "docx",
          "xls",
          "xlsx",
          "zip",
          "rar",
          "bat",
          "cmd",
          "vbs",
          "js",
          "jse",
          "sh",
          "py",
          "ini",
          "cfg",
          "conf",
          "dat",
          "bin",
          "tmp",
          "bak",
          "csv",
          "json",
          "xml",
          "html",
          "htm",
          "php",
          "asp",
          "jsp",
          "png",
          "jpg",
          "jpeg",
          "gif",
          "sys",
          "msi",
          "lnk",
          "ps",
          "evtx",
          "pcap",
          "eml",
          "hta",
          "scr",
          "sql",
          "mdb",
          "vhd",
          "vhdx",
          "vmdk",
          "locked",
          "encrypted",
          "lockbit",
          "md");

  private Finding() {}

  static Set<Indicator> in(String text) {
    var found = new LinkedHashSet<Indicator>();
    var armed = armed(text);
    HASH.matcher(armed).results().forEach(hit -> found.add(hash(hit.group(1))));
    URL.matcher(armed).results().forEach(hit -> found.add(url(hit.group())));
    var rest = URL.matcher(armed).replaceAll(hit -> host(hit.group()));
    IPV4.matcher(rest)
        .results()
        .map(MatchResult::group)
        .filter(Finding::isOfTheWorld)
        .forEach(address -> found.add(new Indicator(Kind.IPV4, address)));
    IPV6.matcher(rest).results().forEach(hit -> ipv6(hit.group(), found));
    DOMAIN
        .matcher(rest)
        .results()
        .filter(hit -> !FILES.contains(hit.group(1).toLowerCase(Locale.ROOT)))
        .forEach(hit -> found.add(new Indicator(Kind.DOMAIN, lower(hit.group()))));
    EXTENSION.matcher(armed).results().forEach(hit -> found.add(extension(hit.group(1))));
    return found;
  }

  /// An extension that was said as such, with or without its dot.
  static Set<Indicator> extensionIn(String text) {
    return Pattern.compile(
            "(?<![a-zA-Z0-9_.-])\\.?([a-zA-Z0-9_-]{2,20})(?![a-zA-Z0-9_-]|\\.[a-zA-Z0-9])")
        .matcher(armed(text))
        .results()
        .findFirst()
        .map(hit -> Set.of(extension(hit.group(1))))
        .orElseGet(Set::of);
  }

  /// A short note is too like any other to say anything.
  static Set<Indicator> noteIn(String text) {
    var common =
        Arrays.stream(lower(armed(text)).split("\\s+"))
            .filter(word -> !VICTIMS_OWN.matcher(word).find())
            .collect(Collectors.joining(" "))
            .replaceAll("[^\\p{L}]+", " ")
            .strip();
    if (common.length() < 40) {
      return Set.of();
    }
    var hash = Hashes.sha256().digest(common.getBytes(StandardCharsets.UTF_8));
    return Set.of(new Indicator(Kind.RANSOM_NOTE, HexFormat.of().formatHex(hash)));
  }

  private static String armed(String text) {
    var armed = Normalizer.normalize(text, Normalizer.Form.NFKC);
    for (var disarmed : DISARMED) {
      armed = disarmed.written().matcher(armed).replaceAll(disarmed.meant());
    }
    return armed;
  }

  private static Indicator hash(String hex) {
    var kind = hex.length() == 64 ? Kind.SHA256 : hex.length() == 40 ? Kind.SHA1 : Kind.MD5;
    return new Indicator(kind, lower(hex));
  }

  private static Indicator url(String said) {
    var url = BEHIND_A_URL.matcher(said).replaceFirst("");
    int path = url.indexOf('/', url.indexOf("://") + 3);
    return new Indicator(
        Kind.URL, path < 0 ? lower(url) : lower(url.substring(0, path)) + url.substring(path));
  }

  private static String host(String url) {
    return " "
        + url.replaceFirst("(?i)https?://(?:[^/@]*@)?", "").replaceFirst("[:/?#].*", "")
        + " ";
  }

  private static void ipv6(String said, Set<Indicator> found) {
    try {
      var address = InetAddress.ofLiteral(said);
      if (isOfTheWorld(address)) {
        found.add(new Indicator(Kind.IPV6, address.getHostAddress()));
      }
    } catch (IllegalArgumentException e) {
      // a time, or a list with colons
    }
  }

  private static boolean isOfTheWorld(String ipv4) {
    return !ipv4.startsWith("0.") && isOfTheWorld(InetAddress.ofLiteral(ipv4));
  }

  /// A hospital's own network is the same everywhere, and matches everything.
  private static boolean isOfTheWorld(InetAddress address) {
    return !address.isSiteLocalAddress()
        && !address.isLoopbackAddress()
        && !address.isLinkLocalAddress()
        && !address.isAnyLocalAddress()
        && !address.isMulticastAddress()
        && (address.getAddress()[0] & 0xfe) != 0xfc;
  }

  private static Indicator extension(String said) {
    return new Indicator(Kind.EXTENSION, lower(said));
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
