package org.hikeshi.calldown;

import io.quarkus.logging.Log;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.Mailer;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hikeshi.web.Texts;
import org.hikeshi.web.paper.Paper;
import org.hikeshi.web.proof.FileSeal;
import org.hikeshi.web.time.JapanTime;

/// Hands a list out: as files that only their owner may read, by mail to the desk, or both. Doing
/// so again replaces the files of that night.
@ApplicationScoped
class Handing {

  private static final Pattern OURS =
      Pattern.compile("call-down-(\\d{4}-\\d{2}-\\d{2})\\.(csv|pdf|jws)");

  private static final Pattern BEGUN = Pattern.compile("\\.call-down.*\\.part");
  private static final Duration LEFT_AFTER = Duration.ofHours(1);

  private final CallDownSettings settings;
  private final Template paper;
  private final FileSeal seal;
  private final Mailer mailer;
  private final Clock clock;
  private final String desk;
  private final Texts texts = Texts.in(Locale.JAPANESE);

  Handing(
      CallDownSettings settings,
      @Location("call-down-paper.html") Template paper,
      FileSeal seal,
      Mailer mailer,
      Clock clock,
      @ConfigProperty(name = "hikeshi.desk.mail") String desk) {
    this.settings = settings;
    this.paper = paper;
    this.seal = seal;
    this.mailer = mailer;
    this.clock = clock;
    this.desk = desk;
  }

  void out(CallDown list) {
    var files = files(list);
    settings
        .folder()
        .ifPresent(folder -> files.forEach((name, bytes) -> write(folder, name, bytes)));
    if (settings.mail()) {
      mail(list, files);
    }
  }

  /// The sheet, the paper, and the signature of both; without a key it leaves unsigned, for a list
  /// without signature is better in that night than none.
  Map<String, byte[]> files(CallDown list) {
    var name = "call-down-" + list.night();
    var files = new LinkedHashMap<String, byte[]>();
    files.put(name + ".csv", list.csv().getBytes(StandardCharsets.UTF_8));
    files.put(name + ".pdf", Paper.pdf(paper.data("list", list).data("texts", texts).render()));
    seal.over(Map.copyOf(files), list.madeAt())
        .ifPresentOrElse(
            signature -> files.put(name + ".jws", signature.getBytes(StandardCharsets.US_ASCII)),
            () -> Log.error("no hikeshi.proof.key-file: the call-down list leaves unsigned"));
    return files;
  }

  private static void write(Path folder, String name, byte[] bytes) {
    try {
      Files.createDirectories(folder);
      var owner =
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
      var begun = Files.createTempFile(folder, ".call-down", ".part", owner);
      try {
        Files.write(begun, bytes);
        Files.move(begun, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(begun);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void mail(CallDown list, Map<String, byte[]> files) {
    var mail =
        Mail.withText(
                desk,
                texts.of("call-down.subject", list.night()),
                texts.of("call-down.text", list.made(), settings.keep().toDays()))
            .addHeader("Message-ID", "<call-down.%s@hikeshi>".formatted(list.night()));
    files.forEach((name, bytes) -> mail.addAttachment(name, bytes, "application/octet-stream"));
    mailer.send(mail);
  }

  /// Of the folder only; what lies in a mailbox is its owner's to delete.
  void deleteOld() {
    var today = clock.instant().atZone(JapanTime.ZONE).toLocalDate();
    settings.folder().filter(Files::isDirectory).ifPresent(folder -> deleteOld(folder, today));
  }

  private void deleteOld(Path folder, LocalDate today) {
    try (var files = Files.list(folder)) {
      for (var file : files.toList()) {
        var ours = OURS.matcher(file.getFileName().toString());
        if (ours.matches()
            && LocalDate.parse(ours.group(1)).plusDays(settings.keep().toDays()).isBefore(today)) {
          Files.deleteIfExists(file);
        }
        if (BEGUN.matcher(file.getFileName().toString()).matches() && isLeft(file)) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException e) {
      Log.errorf("old call-down lists in %s could not be deleted: %s", folder, e);
    }
  }

  /// Whoever wrote it was killed. Another instance may be at a newer one.
  private boolean isLeft(Path begun) throws IOException {
    var at = Files.getLastModifiedTime(begun).toInstant();
    return at.plus(LEFT_AFTER).isBefore(clock.instant());
  }
}
