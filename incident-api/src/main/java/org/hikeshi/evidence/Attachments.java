package org.hikeshi.evidence;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hikeshi.web.Texts;
import org.jspecify.annotations.Nullable;

/// All files, without their bytes.
@ApplicationScoped
public class Attachments implements PanacheRepositoryBase<Attachment, UUID> {

  /// What a hospital has stored.
  record Usage(long files, long bytes) {}

  void add(Attachment attachment, AttachmentWords words) {
    persist(attachment);
    getSession().persist(words);
    flush();
  }

  /// Newest first, from the file `after` on, in the reader's language.
  public List<AttachmentView> views(UUID incident, @Nullable UUID after, int limit, Texts texts) {
    var page = page(incident, after, limit);
    var words = wordsOf(page);
    return page.stream()
        .map(attachment -> AttachmentView.of(attachment, words.get(attachment.id()), texts))
        .toList();
  }

  private List<Attachment> page(UUID incident, @Nullable UUID after, int limit) {
    return find("incidentId = ?1 and (?2 is null or id < ?2) order by id desc", incident, after)
        .page(0, limit)
        .list();
  }

  public Optional<Attachment> find(UUID incident, UUID id) {
    return find("incidentId = ?1 and id = ?2", incident, id).firstResultOptional();
  }

  Map<UUID, AttachmentWords> wordsOf(List<Attachment> attachments) {
    return getSession()
        .createQuery("from AttachmentWords w where w.attachmentId in ?1", AttachmentWords.class)
        .setParameter(1, attachments.stream().map(Attachment::id).toList())
        .getResultList()
        .stream()
        .collect(Collectors.toMap(AttachmentWords::attachmentId, Function.identity()));
  }

  /// Waits for whoever erases its incident, or lets him wait.
  boolean lockedIsErased(UUID incident) {
    return (Boolean)
        getSession()
            .createNativeQuery(
                "select erased_at is not null from incident where id = :incident for key share",
                Object.class)
            .setParameter("incident", incident)
            .getSingleResult();
  }

  /// Waits for whoever stores for the same hospital, so that two cannot share the last room.
  Usage lockedUsage(UUID hospital) {
    getSession()
        .createNativeQuery(
            "select 1 from pg_advisory_xact_lock(hashtext('attachments of ' || :hospital))",
            Object.class)
        .setParameter("hospital", hospital.toString())
        .getSingleResult();
    return getSession()
        .createQuery(
            """
            select new org.hikeshi.evidence.Attachments$Usage(count(*), coalesce(sum(size), 0))
            from Attachment where hospitalId = ?1 and erasedAt is null
            """,
            Usage.class)
        .setParameter(1, hospital)
        .getSingleResult();
  }

  /// The next that is to be scanned, locked: what has waited for longest, so that files on which a
  /// scanner fails hold up no other. Another instance takes another.
  Optional<Attachment> dueForScan(Instant now) {
    return getSession()
        .createNativeQuery(
            """
            select * from attachment
            where erased_at is null and (next_scan_at <= :now or scan = 'NOT_CONFIGURED')
            order by next_scan_at nulls last, id limit 1 for update skip locked
            """,
            Attachment.class)
        .setParameter("now", now)
        .getResultList()
        .stream()
        .findFirst();
  }

  /// When the file came that nobody gets and that has waited for the scanner for longest.
  Optional<Instant> oldestUnscanned() {
    return Optional.ofNullable(
        getSession()
            .createQuery(
                "select min(at) from Attachment where erasedAt is null and nextScanAt is not null",
                Instant.class)
            .getSingleResult());
  }
}
