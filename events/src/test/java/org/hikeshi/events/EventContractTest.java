package org.hikeshi.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hikeshi.events.FirstResponse.NOT_REQUESTED;
import static org.hikeshi.events.FirstResponse.REQUESTED;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hikeshi.events.EventJson.Unreadable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EventContractTest {

  private static final List<Class<? extends Event>> ROOTS =
      List.of(IncidentEvent.class, DispatchEvent.class, NoticeEvent.class);

  @Test
  void everyEventHasATypeOfItsOwn() {
    // given
    Set<String> seen = new HashSet<>();
    // when / then
    for (Class<? extends Event> root : ROOTS) {
      for (Class<?> event : root.getPermittedSubclasses()) {
        String type = EventJson.typeOf(event.asSubclass(Event.class));
        assertThat(type).matches("org\\.hikeshi\\.[a-z]+\\.[a-z-]+\\.v\\d+");
        assertThat(seen.add(type)).as(type).isTrue();
      }
    }
  }

  @Test
  void whatANewerVersionAddedIsPassedOver() throws Unreadable {
    // given
    String json =
        """
        {"incidentId":"0197a000-0000-7000-8000-000000000001","version":2,"at":"2026-02-08T16:50:00Z",
         "hospitalId":"00000000-0000-7000-8000-00000000000a","revision":1,"attack":true,"new":[1]}
        """;
    // when
    IncidentEvent event =
        EventJson.read(
            IncidentEvent.class,
            "org.hikeshi.incident.resolved.v1",
            json.getBytes(StandardCharsets.UTF_8));
    // then
    assertThat(event).isInstanceOf(IncidentEvent.IncidentResolved.class);
  }

  @Test
  void anAdditionIsReadWhereItIsAndNotMissedWhereItIsNot() throws Unreadable {
    // given
    var duties = List.<NoticeEvent.Duty>of();
    var at = Instant.parse("2026-02-08T16:50:00Z");
    var told = new NoticeEvent.DutyChanged(UUID.randomUUID(), 2, at, 1, duties, true);
    var before = new NoticeEvent.DutyChanged(UUID.randomUUID(), 2, at, 1, duties, null);
    // then
    assertThat(readAgain(told)).isEqualTo(told);
    assertThat(readAgain(before)).isEqualTo(before);
    assertThat(EventJson.write(before)).doesNotContain("withdrawn");
  }

  private static Event readAgain(NoticeEvent event) throws Unreadable {
    return EventJson.read(
        NoticeEvent.class,
        EventJson.typeOf(event.getClass()),
        EventJson.write(event).getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aReportPressesWhereSomebodyMayDieAndAllThatMattersIsInIt() {
    assertThat(filed(1, Origin.CARD, CareImpact.ICU_AFFECTED, REQUESTED, null).presses()).isTrue();
    assertThat(filed(1, Origin.HOSPITAL, CareImpact.ICU_AFFECTED, NOT_REQUESTED, false).presses())
        .isFalse();
    assertThat(filed(1, Origin.HOSPITAL, CareImpact.OUTPATIENT_STOPPED, REQUESTED, false).presses())
        .isFalse();
    // a later one
    assertThat(filed(2, Origin.HOSPITAL, CareImpact.ICU_AFFECTED, REQUESTED, false).presses())
        .isTrue();
    assertThat(filed(2, Origin.CARD, CareImpact.ICU_AFFECTED, REQUESTED, false).presses())
        .isFalse();
    assertThat(filed(2, Origin.HOSPITAL, CareImpact.ICU_AFFECTED, REQUESTED, true).presses())
        .isFalse();
    assertThat(filed(2, Origin.HOSPITAL, CareImpact.ICU_AFFECTED, REQUESTED, null).presses())
        .isFalse();
  }

  private static IncidentEvent.ReportFiled filed(
      long version,
      Origin origin,
      CareImpact impact,
      FirstResponse firstResponse,
      @Nullable Boolean over) {
    var at = Instant.parse("2026-02-08T16:50:00Z");
    var facts =
        new Facts(
            Category.RANSOMWARE,
            null,
            null,
            at,
            Set.of(impact),
            Set.of(),
            null,
            PersonalData.NOT_KNOWN,
            false,
            null,
            firstResponse,
            Set.of(),
            Set.of(),
            Map.of());
    var hospital =
        new HospitalFacts(
            UUID.randomUUID(),
            "14",
            "141305",
            "1401",
            Founder.PRIVATE,
            100,
            Set.of(),
            List.of(),
            new HospitalFacts.Readiness(
                Answer.UNKNOWN, Answer.UNKNOWN, Answer.UNKNOWN, Answer.UNKNOWN));
    return new IncidentEvent.ReportFiled(
        UUID.randomUUID(),
        version,
        at,
        "2026-000001",
        (int) version,
        origin,
        Forward.NOW,
        hospital,
        facts,
        Set.of(),
        null,
        over,
        null);
  }

  @Test
  void anUnknownVersionIsUnreadable() {
    assertThatThrownBy(
            () ->
                EventJson.read(
                    IncidentEvent.class,
                    "org.hikeshi.report.filed.v9",
                    "{}".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(Unreadable.class)
        .hasMessageContaining("org.hikeshi.report.filed.v9");
  }

  @Test
  void jsonThatIsNoEventIsUnreadable() {
    for (String bad : List.of("", "null", "[]", "{\"incidentId\":", "{\"version\":1}")) {
      assertThatThrownBy(
              () ->
                  EventJson.read(
                      IncidentEvent.class,
                      "org.hikeshi.report.filed.v1",
                      bad.getBytes(StandardCharsets.UTF_8)))
          .as(bad)
          .isInstanceOf(Unreadable.class);
    }
  }
}
