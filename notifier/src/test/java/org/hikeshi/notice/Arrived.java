package org.hikeshi.notice;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.hikeshi.dossier.TrackedDuties;
import org.hikeshi.dossier.TrackedDuty;
import org.hikeshi.events.Forward;
import org.hikeshi.events.IncidentEvent.IncidentMerged;
import org.hikeshi.events.IncidentEvent.IncidentWithdrawn;
import org.hikeshi.events.NoticeEvent;
import org.hikeshi.events.NoticeEvent.DutyState;
import org.hikeshi.testing.News;
import org.hikeshi.web.Ids;
import org.hikeshi.web.proof.Entries;

/// An incident of hospital A whose notice has reached the ministry's inbox.
@ApplicationScoped
public class Arrived {

  private final Preparing preparing;
  private final Notices notices;
  private final TrackedDuties duties;
  private final Deliveries deliveries;
  private final Entries entries;
  private final Erasing erasing;
  private final Ids ids;

  Arrived(
      Preparing preparing,
      Notices notices,
      TrackedDuties duties,
      Deliveries deliveries,
      Entries entries,
      Erasing erasing,
      Ids ids) {
    this.preparing = preparing;
    this.notices = notices;
    this.duties = duties;
    this.deliveries = deliveries;
    this.entries = entries;
    this.erasing = erasing;
    this.ids = ids;
  }

  /// @param notice what the ministry has
  /// @param draft what waits for the hospital's approval
  public record Found(UUID incident, UUID notice, UUID draft, UUID duty, UUID persons) {}

  /// As if it had come over the topic.
  public UUID heard(News news) {
    QuarkusTransaction.requiringNew().run(() -> preparing.on(news.filed()));
    return news.filed().incidentId();
  }

  /// As if it had come over the topic that the one goes on in the other.
  public void merged(News duplicate, UUID into) {
    var filed = duplicate.filed();
    var merged =
        new IncidentMerged(
            filed.incidentId(), 2, News.AT, filed.hospitalId(), 1, into, "2026-000124");
    QuarkusTransaction.requiringNew().run(() -> preparing.on(merged));
  }

  /// As if it had come over the topic that the hospital took it back.
  public void withdrawn(News news) {
    var filed = news.filed();
    var withdrawn = new IncidentWithdrawn(filed.incidentId(), 9, News.AT, filed.hospitalId(), 1);
    QuarkusTransaction.requiringNew().run(() -> preparing.on(withdrawn));
  }

  /// As each hour.
  public void wordsWhoseTimeIsOverGo() {
    erasing.tick();
  }

  /// The first notice of an incident to an authority.
  public UUID firstTo(String authority, UUID incident) {
    return QuarkusTransaction.requiringNew().call(() -> noticeTo(authority, incident).id());
  }

  /// What earlier tests left on its way stays where it is.
  public void nothingElseIsOnItsWay() {
    QuarkusTransaction.requiringNew()
        .run(() -> notices.update("state = DRAFT where state = SENDING"));
  }

  /// The commission has the first notice of an incident of hospital A in its inbox, and has not
  /// said so: its duty has a day, and is open.
  public UUID atTheCommission() {
    var news = News.anAttackOn('a', ids.next());
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              preparing.on(news.filed());
              var notice = noticeTo("ppc", news.filed().incidentId());
              notice.release(false, News.AT);
              notice.leaves(NoticeEvent.Way.PORTAL, News.AT);
              notice.arrived();
              duties.servedBy(notice.id()).forEach(duty -> duty.move(DutyState.DELIVERED));
              return notice.id();
            });
  }

  public Found atTheMinistry() {
    var news = News.anAttackOn('a', ids.next()).forward(Forward.AFTER_APPROVAL);
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              preparing.on(news.filed());
              var incident = news.filed().incidentId();
              var notice = noticeTo("mhlw", incident);
              notice.release(false, News.AT);
              notice.leaves(NoticeEvent.Way.PORTAL, News.AT);
              notice.arrived();
              var delivery =
                  new Delivery(
                      ids.next(),
                      notice,
                      1,
                      NoticeEvent.Way.PORTAL,
                      Delivery.Result.DELIVERED,
                      "in the inbox",
                      News.AT);
              deliveries.persist(delivery);
              entries.add(
                  NoticeContent.subject(delivery),
                  notice.hospitalId(),
                  NoticeContent.of(notice, delivery, null));
              var draft = noticeTo("ppc", incident).id();
              return new Found(
                  incident,
                  notice.id(),
                  draft,
                  duties.servedBy(draft).getFirst().id(),
                  duties.of(incident).stream()
                      .filter(TrackedDuty::persons)
                      .findFirst()
                      .orElseThrow()
                      .id());
            });
  }

  private Notice noticeTo(String authority, UUID incident) {
    return notices.of(incident).stream()
        .filter(notice -> notice.authority().equals(authority))
        .findFirst()
        .orElseThrow();
  }
}
