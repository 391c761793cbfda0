package org.hikeshi.testing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.hikeshi.events.Answer;
import org.hikeshi.events.CareImpact;
import org.hikeshi.events.Category;
import org.hikeshi.events.Event;
import org.hikeshi.events.EventJson;
import org.hikeshi.events.Facts;
import org.hikeshi.events.FirstResponse;
import org.hikeshi.events.Forward;
import org.hikeshi.events.Founder;
import org.hikeshi.events.HospitalFacts;
import org.hikeshi.events.IncidentEvent.ReportFiled;
import org.hikeshi.events.LeakState;
import org.hikeshi.events.Origin;
import org.hikeshi.events.PersonalData;
import org.hikeshi.events.Persons;
import org.jspecify.annotations.Nullable;

/// What the other services might tell, and how it gets onto a topic.
public record News(ReportFiled filed) {

  public static final Instant AT = Instant.parse("2026-02-08T16:50:00Z");

  /// A ransomware case with patients' data under suspicion, filed by the hospital itself.
  public static News anAttackOn(char hospital, UUID incident) {
    var facts =
        facts(
            Category.RANSOMWARE,
            Set.of(CareImpact.EMERGENCY_STOPPED),
            data(LeakState.SUSPECTED, Answer.YES));
    return new News(
        new ReportFiled(
            incident,
            1,
            AT,
            "2026-000123",
            1,
            Origin.HOSPITAL,
            Forward.NOW,
            hospital(hospital),
            facts,
            Set.of(),
            null,
            null,
            null));
  }

  /// A fault that touched neither care nor data.
  public static News aFaultWithoutEffectOn(char hospital, UUID incident) {
    return anAttackOn(hospital, incident)
        .facts(
            facts(Category.SYSTEM_FAULT, Set.of(CareImpact.NONE), data(LeakState.NONE, Answer.NO)));
  }

  /// Care is hindered and no data is touched: a guideline asks, and no law counts days.
  public static News aFloodOfRequestsOn(char hospital, UUID incident) {
    return anAttackOn(hospital, incident)
        .facts(
            facts(
                Category.DDOS,
                Set.of(CareImpact.EMERGENCY_STOPPED),
                data(LeakState.NONE, Answer.YES)));
  }

  private static PersonalData data(LeakState leak, Answer malice) {
    return new PersonalData(
        leak,
        Answer.YES,
        Answer.NO,
        malice,
        Answer.NO,
        Answer.UNKNOWN,
        Set.of(),
        new Persons(Persons.Qualifier.ABOUT, 10_000L),
        Answer.NO,
        Persons.NOT_KNOWN);
  }

  private static Facts facts(Category category, Set<CareImpact> care, PersonalData data) {
    return new Facts(
        category,
        null,
        AT,
        AT,
        care,
        Set.of("EHR"),
        null,
        data,
        false,
        null,
        FirstResponse.REQUESTED,
        Set.of(),
        Set.of(),
        Map.of());
  }

  private static HospitalFacts hospital(char letter) {
    return new HospitalFacts(
        UUID.fromString("00000000-0000-7000-8000-00000000000" + letter),
        letter == 'a' ? "14" : "36",
        null,
        null,
        Founder.PRIVATE,
        200,
        Set.of(),
        List.of(),
        HospitalFacts.Readiness.NOT_KNOWN);
  }

  public News origin(Origin origin) {
    return with(filed.revision(), origin, filed.forward(), filed.facts(), filed.finalFor());
  }

  public News forward(Forward forward) {
    return with(filed.revision(), filed.origin(), forward, filed.facts(), filed.finalFor());
  }

  public News finalFor(String... authorities) {
    return with(
        filed.revision(), filed.origin(), filed.forward(), filed.facts(), Set.of(authorities));
  }

  /// The next report about the same, later by a day.
  public News followedUp() {
    return with(filed.revision() + 1, filed.origin(), filed.forward(), filed.facts(), Set.of());
  }

  /// It turned out that nobody meant it.
  public News unintended() {
    return facts(
        facts(Category.OTHER, filed.facts().careImpact(), data(LeakState.SUSPECTED, Answer.NO)));
  }

  /// Nobody knows yet whether data leaked.
  public News undecided() {
    return facts(
        facts(
            Category.RANSOMWARE,
            filed.facts().careImpact(),
            data(LeakState.UNKNOWN, Answer.UNKNOWN)));
  }

  /// So many persons may be concerned.
  public News persons(long count) {
    var was = filed.facts();
    var data = was.personalData();
    return facts(
        new Facts(
            was.category(),
            was.occurredAt(),
            was.detectedAt(),
            was.awareAt(),
            was.careImpact(),
            was.affectedSystems(),
            was.entryRoute(),
            new PersonalData(
                data.state(),
                data.sensitive(),
                data.financialHarm(),
                data.maliciousIntent(),
                data.strongEncryption(),
                data.encryptedUnrecoverable(),
                data.signs(),
                new Persons(Persons.Qualifier.ABOUT, count),
                data.myNumber(),
                data.myNumberPersons()),
            was.entrusted(),
            was.vendorNoticeAt(),
            was.firstResponse(),
            was.tellAlso(),
            was.shareConsent(),
            was.items()));
  }

  /// Filed then, and not when the first one was.
  public News filedAt(Instant at) {
    return new News(
        new ReportFiled(
            filed.incidentId(),
            filed.version(),
            at,
            filed.number(),
            filed.revision(),
            filed.origin(),
            filed.forward(),
            filed.hospital(),
            filed.facts(),
            filed.finalFor(),
            filed.campaignId(),
            filed.over(),
            filed.asked()));
  }

  /// Known at the same hour of the next day.
  public News knownADayLater() {
    return facts(knownAt(AT.plus(Duration.ofDays(1)), null));
  }

  /// Report no. 2: a vendor had told the hospital three days before.
  public News vendorKnewBefore() {
    return new News(followedUp().facts(knownAt(AT, AT.minus(Duration.ofDays(3)))).filed());
  }

  /// It began and was noticed at other times than the hospital says that it knew.
  public News noticed(@Nullable Instant occurred, @Nullable Instant detected) {
    return facts(knownAt(occurred, detected, AT, null));
  }

  private Facts knownAt(Instant aware, @Nullable Instant vendorNotice) {
    var was = filed.facts();
    return knownAt(was.occurredAt(), was.detectedAt(), aware, vendorNotice);
  }

  private Facts knownAt(
      @Nullable Instant occurred,
      @Nullable Instant detected,
      Instant aware,
      @Nullable Instant vendorNotice) {
    var was = filed.facts();
    return new Facts(
        was.category(),
        occurred,
        detected,
        aware,
        was.careImpact(),
        was.affectedSystems(),
        was.entryRoute(),
        was.personalData(),
        vendorNotice != null,
        vendorNotice,
        was.firstResponse(),
        was.tellAlso(),
        was.shareConsent(),
        was.items());
  }

  /// The hospital is a school corporation's.
  public News atAUniversity() {
    var was = filed.hospital();
    return new News(
        new ReportFiled(
            filed.incidentId(),
            filed.version(),
            filed.at(),
            filed.number(),
            filed.revision(),
            filed.origin(),
            filed.forward(),
            new HospitalFacts(
                was.id(),
                was.prefecture(),
                was.city(),
                was.secondaryMedicalArea(),
                Founder.SCHOOL_CORPORATION,
                was.beds(),
                was.functions(),
                was.vendors(),
                was.readiness()),
            filed.facts(),
            filed.finalFor(),
            filed.campaignId(),
            filed.over(),
            filed.asked()));
  }

  /// The hospital consents to share it with these.
  public News sharedWith(String... authorities) {
    var was = filed.facts();
    return facts(
        new Facts(
            was.category(),
            was.occurredAt(),
            was.detectedAt(),
            was.awareAt(),
            was.careImpact(),
            was.affectedSystems(),
            was.entryRoute(),
            was.personalData(),
            was.entrusted(),
            was.vendorNoticeAt(),
            was.firstResponse(),
            was.tellAlso(),
            Set.of(authorities),
            was.items()));
  }

  /// The directory has the hospital in that city.
  public News in(String city) {
    var was = filed.hospital();
    return new News(
        new ReportFiled(
            filed.incidentId(),
            filed.version(),
            filed.at(),
            filed.number(),
            filed.revision(),
            filed.origin(),
            filed.forward(),
            new HospitalFacts(
                was.id(),
                was.prefecture(),
                city,
                was.secondaryMedicalArea(),
                was.founder(),
                was.beds(),
                was.functions(),
                was.vendors(),
                was.readiness()),
            filed.facts(),
            filed.finalFor(),
            filed.campaignId(),
            filed.over(),
            filed.asked()));
  }

  private News facts(Facts facts) {
    return with(filed.revision(), filed.origin(), filed.forward(), facts, filed.finalFor());
  }

  private News with(
      int revision, Origin origin, Forward forward, Facts facts, Set<String> finalFor) {
    return new News(
        new ReportFiled(
            filed.incidentId(),
            revision,
            AT,
            filed.number(),
            revision,
            origin,
            forward,
            filed.hospital(),
            facts,
            finalFor,
            filed.campaignId(),
            filed.over(),
            filed.asked()));
  }

  /// Puts an event on its topic, as the relay of another service would.
  public static void tell(Event event) {
    var record =
        new ProducerRecord<>(
            EventJson.topicOf(event),
            event.incidentId().toString(),
            EventJson.write(event).getBytes(StandardCharsets.UTF_8));
    Map.of(
            "ce_specversion",
            "1.0",
            "ce_type",
            EventJson.typeOf(event.getClass()),
            "ce_source",
            "/test",
            "ce_id",
            event.incidentId() + "-" + event.version())
        .forEach(
            (name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    Map<String, Object> settings =
        Map.of("bootstrap.servers", System.getProperty("hikeshi.test.kafka"));
    try (var producer =
        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
      producer.send(record);
      producer.flush();
    }
  }
}
