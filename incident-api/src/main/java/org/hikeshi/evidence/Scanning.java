package org.hikeshi.evidence;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hikeshi.web.Audit;

/// Has files scanned, one after the other, with no transaction open while the scanner works. One
/// that was stored before a scanner was configured is scanned too.
@ApplicationScoped
class Scanning {

  private final Attachments attachments;
  private final Chunks chunks;
  private final Clamd clamd;
  private final Audit audit;
  private final Clock clock;

  Scanning(Attachments attachments, Chunks chunks, Clamd clamd, Audit audit, Clock clock) {
    this.attachments = attachments;
    this.chunks = chunks;
    this.clamd = clamd;
    this.audit = audit;
    this.clock = clock;
  }

  @Scheduled(
      every = "2s",
      concurrentExecution = ConcurrentExecution.SKIP,
      identity = "attachment-scan")
  void tick() {
    scanDue();
  }

  /// Scans what is due. Without a scanner nothing is.
  void scanDue() {
    if (!clamd.configured()) {
      return;
    }
    for (var next = take(); next.isPresent(); next = take()) {
      var id = next.get();
      var verdict =
          clamd.scan(no -> QuarkusTransaction.requiringNew().call(() -> chunks.read(id, no)));
      QuarkusTransaction.requiringNew().run(() -> record(id, verdict));
    }
  }

  private Optional<UUID> take() {
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              var now = clock.instant();
              var due = attachments.dueForScan(now);
              due.ifPresent(attachment -> attachment.leased(now));
              return due.map(Attachment::id);
            });
  }

  private void record(UUID id, Clamd.Verdict verdict) {
    var attachment = attachments.findById(id, LockModeType.PESSIMISTIC_WRITE);
    attachment.scanned(verdict, clock.instant());
    audit.record(
        "attachment.scanned",
        attachment.hospitalId(),
        Keeping.subject(id),
        Map.of("scan", attachment.scan().name()));
    if (attachment.scan() != Scan.CLEAN) {
      Log.warnf("attachment=%s scan=%s %s", id, attachment.scan(), verdict);
    }
  }
}
