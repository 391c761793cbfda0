package org.hikeshi.evidence;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hikeshi.web.Audit;
import org.hikeshi.web.Caller;
import org.hikeshi.web.Problems;
import org.hikeshi.web.Role;
import org.hikeshi.web.proof.Hashes;

/// Gives files to those who may read them, as something to be saved and never shown.
@ApplicationScoped
public class HandingOut {

  private static final int AGAIN_SECONDS = 10;

  /// In place of the pages': a file runs nothing, and stands in no frame.
  private static final String CSP =
      "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; sandbox";

  private final Attachments attachments;
  private final Chunks chunks;
  private final Audit audit;
  private final Problems problems;
  private final Caller caller;
  private final MeterRegistry metrics;

  HandingOut(
      Attachments attachments,
      Chunks chunks,
      Audit audit,
      Problems problems,
      Caller caller,
      MeterRegistry metrics) {
    this.attachments = attachments;
    this.chunks = chunks;
    this.audit = audit;
    this.problems = problems;
    this.caller = caller;
    this.metrics = metrics;
  }

  /// A counter that was never raised is there all the same, at 0.
  void register(@Observes StartupEvent started) {
    changed();
  }

  private Counter changed() {
    return metrics.counter("hikeshi.files.changed");
  }

  /// Whoever gets it is written down. Nobody gets what is erased (410), infected or not yet scanned
  /// (409). The caller has looked whether it is theirs to read.
  @Transactional(TxType.MANDATORY)
  public Response of(Attachment attachment) {
    if (attachment.erasedAt() != null) {
      return problems.of(Response.Status.GONE, "attachment.erased", attachment.erasedAt());
    }
    if (!attachment.scan().mayBeRead()) {
      var why = problems.of(Response.Status.CONFLICT, "attachment." + attachment.scan());
      return attachment.scan() == Scan.INFECTED
          ? why
          : Response.fromResponse(why).header(HttpHeaders.RETRY_AFTER, AGAIN_SECONDS).build();
    }
    audit.record(
        "attachment.read",
        attachment.hospitalId(),
        Keeping.subject(attachment.id()),
        Map.of("incident", attachment.incidentId().toString(), "role", role()));
    var sent = attachments.wordsOf(List.of(attachment)).get(attachment.id()).name();
    var name = Endings.mended(sent, attachment.type());
    StreamingOutput bytes = out -> write(attachment, out);
    return Response.ok(bytes, attachment.type())
        .header(HttpHeaders.CONTENT_LENGTH, attachment.size())
        .header(HttpHeaders.CONTENT_DISPOSITION, name.disposition())
        .header("Content-Security-Policy", CSP)
        .build();
  }

  private String role() {
    return caller.is(Role.HOSPITAL)
        ? Role.HOSPITAL
        : caller.is(Role.ENGINEER) ? Role.ENGINEER : Role.COORDINATOR;
  }

  /// Each piece in a transaction of its own, so that a slow reader holds none. Of bytes that are
  /// not those that were sent the end is never given, so that nobody takes them for the file.
  void write(Attachment attachment, OutputStream out) throws IOException {
    var digest = Hashes.sha256();
    var piece = piece(attachment.id(), 0);
    if (piece.isEmpty()) {
      throw brokenOff(attachment.id());
    }
    for (int no = 1; piece.isPresent(); no++) {
      digest.update(piece.get());
      var next = piece(attachment.id(), no);
      if (next.isEmpty() && !MessageDigest.isEqual(digest.digest(), attachment.sha256())) {
        throw brokenOff(attachment.id());
      }
      out.write(piece.get());
      piece = next;
    }
  }

  /// One that was erased meanwhile nobody has changed.
  private IOException brokenOff(UUID attachment) {
    if (isErased(attachment)) {
      return new IOException("attachment " + attachment + " was erased while it was read");
    }
    Log.errorf("attachment=%s is not what was sent: its SHA-256 differs", attachment);
    changed().increment();
    return new IOException("attachment " + attachment + " is not what was sent");
  }

  private boolean isErased(UUID attachment) {
    return QuarkusTransaction.requiringNew()
        .call(() -> attachments.findByIdOptional(attachment))
        .filter(known -> known.erasedAt() != null)
        .isPresent();
  }

  private Optional<byte[]> piece(UUID attachment, int no) {
    return QuarkusTransaction.requiringNew().call(() -> chunks.read(attachment, no));
  }
}
