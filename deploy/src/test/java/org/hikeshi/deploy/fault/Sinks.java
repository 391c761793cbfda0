package org.hikeshi.deploy.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hikeshi.deploy.local.LocalData;

/// What came out of the system at its other end since this was made: mails and telephone messages,
/// as their sinks keep them. A file that is there is whole and does not change.
final class Sinks {

  private static final ObjectMapper JSON = new ObjectMapper();

  /// The id of what a mail is about, and whatever tells one mail about it from another.
  private static final Pattern MESSAGE_ID = Pattern.compile("<([^.@>]+)([^@>]*)@hikeshi>");

  private static final String NOTICE = "notice.json";

  private final Path mail;
  private final Path phone;
  private final Set<Path> before;
  private final Map<Path, Came> read = new TreeMap<>();

  Sinks(LocalData data) {
    this.mail = data.mail();
    this.phone = data.phone();
    this.before = Set.copyOf(files());
  }

  /// One file.
  ///
  /// @param way mail or phone
  /// @param id of the notice, call or attempt of one that it is about; "head", "call-down"
  /// @param to the address where it arrived
  /// @param bytes a hash of what must be the same each time that it comes, or empty
  /// @param notice what the notice in it is, whatever its id: the incident, the report, the
  ///   authority; or empty
  record Came(String file, String way, String id, String to, String bytes, String notice) {}

  List<Came> came() {
    files().stream()
        .filter(file -> !before.contains(file))
        .forEach(file -> read.computeIfAbsent(file, this::read));
    return List.copyOf(read.values());
  }

  private List<Path> files() {
    return Stream.of(mail, phone)
        .flatMap(directory -> in(directory).stream())
        .filter(file -> !file.getFileName().toString().startsWith("."))
        .toList();
  }

  private static List<Path> in(Path directory) {
    try (var files = Files.list(directory)) {
      return files.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Came read(Path file) {
    try {
      return file.startsWith(mail) ? mail(file) : phone(file);
    } catch (IOException | MessagingException e) {
      throw new IllegalStateException(file.toString(), e);
    }
  }

  /// Only a notice's bytes stay the same: an offer's link is a new one each time.
  private static Came mail(Path file) throws IOException, MessagingException {
    var name = file.getFileName().toString();
    var to = name.substring(name.indexOf('-', name.indexOf('-') + 1) + 1, name.length() - 4);
    try (var in = Files.newInputStream(file)) {
      var message = new MimeMessage(null, in);
      var id = MESSAGE_ID.matcher(String.valueOf(message.getMessageID()));
      var known = id.matches() ? id.group(1) : "";
      var parts = parts(message);
      return parts.containsKey(NOTICE)
          ? new Came(name, "mail", known, to, hash(parts), notice(JSON.readTree(parts.get(NOTICE))))
          : new Came(name, "mail", known, to, "", "");
    }
  }

  private static Came phone(Path file) throws IOException {
    var bytes = Files.readAllBytes(file);
    var message = JSON.readTree(bytes);
    return new Came(
        file.getFileName().toString(),
        "phone",
        message.path("id").asText(),
        message.path("to").asText(),
        hash(Map.of("", bytes)),
        "");
  }

  private static String notice(JsonNode notice) {
    return Stream.of("incidentId", "reportNo", "kind", "authority")
        .map(field -> notice.path(field).asText())
        .collect(Collectors.joining(" "));
  }

  private static Map<String, byte[]> parts(MimeMessage message)
      throws IOException, MessagingException {
    var parts = new TreeMap<String, byte[]>();
    if (message.getContent() instanceof Multipart multipart) {
      for (BodyPart part : all(multipart)) {
        try (var in = part.getInputStream()) {
          parts.put(String.valueOf(part.getFileName()), in.readAllBytes());
        }
      }
    }
    return parts;
  }

  private static List<BodyPart> all(Multipart multipart) throws MessagingException {
    var all = new ArrayList<BodyPart>();
    for (int i = 0; i < multipart.getCount(); i++) {
      all.add(multipart.getBodyPart(i));
    }
    return all;
  }

  private static String hash(Map<String, byte[]> parts) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      parts.values().forEach(digest::update);
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
