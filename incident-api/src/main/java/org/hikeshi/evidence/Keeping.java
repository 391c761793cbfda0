package org.hikeshi.evidence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.time.Clock;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hikeshi.incident.Incident;
import org.hikeshi.incident.IncidentView;
import org.hikeshi.incident.Status;
import org.hikeshi.report.PatientData;
import org.hikeshi.web.Audit;
import org.hikeshi.web.Ids;
import org.hikeshi.web.proof.Hashes;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/// Keeps files. The bytes, the register and the entry of the chain are on disk together, or none
/// is.
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class Keeping {

  /// 20 MB.
  static final long MOST = 20L * 1024 * 1024;

  private final Attachments attachments;
  private final Chunks chunks;
  private final Clamd clamd;
  private final Audit audit;
  private final Ids ids;
  private final Clock clock;
  private final long files;
  private final long bytes;

  Keeping(
      Attachments attachments,
      Chunks chunks,
      Clamd clamd,
      Audit audit,
      Ids ids,
      Clock clock,
      @ConfigProperty(name = "hikeshi.attachments.files") long files,
      @ConfigProperty(name = "hikeshi.attachments.bytes") long bytes) {
    this.attachments = attachments;
    this.chunks = chunks;
    this.clamd = clamd;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
    this.files = files;
    this.bytes = bytes;
  }

  /// A file as it came in.
  public record Sent(Path file, long size, String name, @Nullable String declaredType, String by) {

    public static Sent of(FileUpload file, String by) {
      var name = Objects.requireNonNullElse(file.fileName(), "");
      return new Sent(file.uploadedFile(), file.size(), name, file.contentType(), by);
    }
  }

  /// What came of it.
  public sealed interface Outcome {

    record Kept(Attachment attachment, AttachmentWords words) implements Outcome {}

    record TooLarge() implements Outcome {}

    record Empty() implements Outcome {}

    /// It is of no kind that is kept.
    record OfNoKeptKind() implements Outcome {}

    /// The hospital has no room left.
    record NoRoom(long files, long bytes) implements Outcome {}

    record Withdrawn() implements Outcome {}

    /// Another incident goes on for this one, and those who help there read its files.
    record GoesOnIn(IncidentView.Other into) implements Outcome {}

    /// Its words and files went when their time was over, and nothing would erase this one.
    record Erased() implements Outcome {}
  }

  public Outcome keep(Incident incident, Sent sent) {
    if (incident.status() == Status.WITHDRAWN) {
      return new Outcome.Withdrawn();
    }
    if (incident.goesOnIn().isPresent()) {
      return new Outcome.GoesOnIn(incident.goesOnIn().get());
    }
    if (sent.size > MOST) {
      return new Outcome.TooLarge();
    }
    if (sent.size == 0) {
      return new Outcome.Empty();
    }
    var head = head(sent.file);
    var name = FileName.of(sent.name);
    return FileType.of(head, name)
        .map(type -> kept(incident, sent, name, type, head))
        .orElseGet(Outcome.OfNoKeptKind::new);
  }

  private Outcome kept(Incident incident, Sent sent, FileName name, FileType type, byte[] head) {
    if (attachments.lockedIsErased(incident.id())) {
      return new Outcome.Erased();
    }
    var usage = attachments.lockedUsage(incident.hospitalId());
    if (usage.files() + 1 > files || usage.bytes() + sent.size > bytes) {
      return new Outcome.NoRoom(files, bytes);
    }
    var attachment =
        new Attachment(
            ids.next(),
            incident,
            clock.instant(),
            sent.size,
            sha256(sent.file),
            type,
            sent.declaredType,
            clamd.configured());
    var words = new AttachmentWords(attachment, name, sent.by, warnings(name.value(), type, head));
    attachments.add(attachment, words);
    try (var in = Files.newInputStream(sent.file)) {
      chunks.write(attachment, in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    audit.record(
        "attachment.kept",
        incident.hospitalId(),
        subject(attachment.id()),
        Map.of(
            "incident", incident.id().toString(),
            "sha256", HexFormat.of().formatHex(attachment.sha256()),
            "size", Long.toString(attachment.size()),
            "type", attachment.type()));
    return new Outcome.Kept(attachment, words);
  }

  static String subject(UUID attachment) {
    return "attachment/" + attachment;
  }

  private static Set<PatientData> warnings(String name, FileType type, byte[] head) {
    var found = EnumSet.noneOf(PatientData.class);
    found.addAll(PatientData.in(name));
    if (type.text()) {
      FileType.text(head).ifPresent(text -> found.addAll(PatientData.in(text)));
    }
    return found;
  }

  private static byte[] head(Path file) {
    try (var in = Files.newInputStream(file)) {
      return in.readNBytes(FileType.HEAD);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] sha256(Path file) {
    var digest = Hashes.sha256();
    try (var in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(java.io.OutputStream.nullOutputStream());
      return digest.digest();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
