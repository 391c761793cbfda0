package org.hikeshi.hospital;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Version;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.hikeshi.events.Answer;
import org.hikeshi.events.Forward;
import org.hikeshi.events.Founder;
import org.hikeshi.events.HospitalFacts;
import org.hikeshi.events.HospitalFacts.Readiness;
import org.hikeshi.hospital.HospitalProfile.HospitalContact;
import org.hikeshi.hospital.HospitalProfile.Operator;
import org.jspecify.annotations.Nullable;

/// A hospital as the directory knows it. Its operator (法人) is who the law obliges; its codes may
/// change, its id never does.
///
/// Past 200 lines by its fields and accessors only.
@Entity
public class Hospital {

  @Id private UUID id;
  private String name;
  private @Nullable String operatorName;
  private @Nullable String operatorCorporateNumber;
  private @Nullable String operatorAddress;
  private @Nullable String medicalInstitutionCode;
  private String prefecture;
  private @Nullable String city;
  private @Nullable String secondaryMedicalArea;
  private @Nullable String address;
  private @Nullable String nightEntrance;
  private @Nullable Integer beds;

  @JdbcTypeCode(SqlTypes.ARRAY)
  private Set<String> functions;

  @Enumerated(EnumType.STRING)
  private Founder founder;

  @JdbcTypeCode(SqlTypes.ARRAY)
  private List<String> vendors;

  @Enumerated(EnumType.STRING)
  private Answer responsibleOfficer = Answer.UNKNOWN;

  @Enumerated(EnumType.STRING)
  private Answer offlineBackup = Answer.UNKNOWN;

  @Enumerated(EnumType.STRING)
  private Answer bcp = Answer.UNKNOWN;

  @Enumerated(EnumType.STRING)
  private Answer survey = Answer.UNKNOWN;

  @Enumerated(EnumType.STRING)
  private Forward forward = Forward.NOW;

  private @Nullable LocalDate openedOn;
  private @Nullable LocalDate closedOn;

  @ElementCollection(fetch = FetchType.LAZY)
  @CollectionTable(name = "hospital_contact", joinColumns = @JoinColumn(name = "hospital_id"))
  @OrderColumn(name = "position")
  private List<Contact> contacts = new ArrayList<>();

  @Version private long version;

  /// Whom to reach there, and whether that works when the hospital's own systems do not.
  @Embeddable
  record Contact(String name, @Nullable String phone, @Nullable String email, boolean outOfBand) {

    static Contact of(HospitalContact said) {
      return new Contact(
          said.name(), said.phone(), said.email(), Boolean.TRUE.equals(said.outOfBand()));
    }
  }

  protected Hospital() {}

  Hospital(UUID id, HospitalProfile profile) {
    this.id = id;
    become(profile);
  }

  /// The directory's word replaces all there was.
  final void become(HospitalProfile profile) {
    var operator = requireNonNullElse(profile.operator(), Operator.NOT_KNOWN);
    name = requireNonNull(profile.name());
    operatorName = operator.name();
    operatorCorporateNumber = operator.corporateNumber();
    operatorAddress = operator.address();
    medicalInstitutionCode = profile.medicalInstitutionCode();
    prefecture = requireNonNull(profile.prefecture());
    city = profile.city();
    secondaryMedicalArea = profile.secondaryMedicalArea();
    address = profile.address();
    nightEntrance = profile.nightEntrance();
    beds = profile.beds();
    functions = requireNonNullElse(profile.functions(), Set.of());
    founder = requireNonNullElse(profile.founder(), Founder.OTHER);
    vendors = requireNonNullElse(profile.vendors(), List.of());
    openedOn = profile.openedOn();
    closedOn = profile.closedOn();
    adjust(profile);
  }

  /// What the hospital may say of itself: whom to call, how ready it is, when its notices leave.
  /// What is left out stays, also when the directory speaks.
  final void adjust(HospitalProfile profile) {
    forward = requireNonNullElse(profile.forward(), forward);
    if (profile.readiness() instanceof Readiness said) {
      responsibleOfficer = requireNonNullElse(said.responsibleOfficer(), responsibleOfficer);
      offlineBackup = requireNonNullElse(said.offlineBackup(), offlineBackup);
      bcp = requireNonNullElse(said.bcp(), bcp);
      survey = requireNonNullElse(said.survey(), survey);
    }
    if (profile.contacts() instanceof List<HospitalContact> said) {
      contacts.clear();
      said.forEach(contact -> contacts.add(Contact.of(contact)));
    }
  }

  HospitalProfile profile() {
    return new HospitalProfile(
        name,
        new Operator(operatorName, operatorCorporateNumber, operatorAddress),
        medicalInstitutionCode,
        prefecture,
        city,
        secondaryMedicalArea,
        address,
        nightEntrance,
        beds,
        functions,
        founder,
        vendors,
        readiness(),
        contacts.stream()
            .map(at -> new HospitalContact(at.name(), at.phone(), at.email(), at.outOfBand()))
            .toList(),
        forward,
        openedOn,
        closedOn);
  }

  /// What the rules may know: codes, and neither a name nor a number.
  ///
  /// @param aloneIn its functions that nobody near can take over
  public HospitalFacts facts(Set<String> aloneIn) {
    return new HospitalFacts(
        id,
        prefecture,
        city,
        secondaryMedicalArea,
        founder,
        beds,
        functions,
        vendors,
        readiness(),
        aloneIn);
  }

  /// What the figures count it by today.
  public CountedAs countedAs() {
    return new CountedAs(prefecture, founder, beds, Set.copyOf(functions));
  }

  Set<String> functions() {
    return functions;
  }

  @Nullable String secondaryMedicalArea() {
    return secondaryMedicalArea;
  }

  private Readiness readiness() {
    return new Readiness(responsibleOfficer, offlineBackup, bcp, survey);
  }

  /// The corporate number decides; names may be alike by chance.
  boolean hasTheOperatorOf(Hospital other) {
    return operatorCorporateNumber != null
        && operatorCorporateNumber.equals(other.operatorCorporateNumber);
  }

  public UUID id() {
    return id;
  }

  public String name() {
    return name;
  }

  @Nullable String medicalInstitutionCode() {
    return medicalInstitutionCode;
  }

  List<String> vendors() {
    return vendors;
  }

  public @Nullable String operatorName() {
    return operatorName;
  }

  public @Nullable String operatorCorporateNumber() {
    return operatorCorporateNumber;
  }

  public String prefecture() {
    return prefecture;
  }

  public @Nullable String address() {
    return address;
  }

  /// Who has a number that works when the hospital's own systems do not, else any.
  public Optional<HospitalContact> whomToCall() {
    return profile().contacts().stream()
        .filter(contact -> contact.phone() != null)
        .min(Comparator.comparing(contact -> !contact.outOfBand()));
  }

  /// Whether the directory has this telephone number for it, however it is written.
  public boolean registered(String phone) {
    return contacts.stream()
        .map(Contact::phone)
        .filter(Objects::nonNull)
        .anyMatch(known -> digits(known).equals(digits(phone)));
  }

  /// `+81 90-1234` and `０９０−１２３４` are the same number.
  private static String digits(String phone) {
    var digits = Normalizer.normalize(phone, Normalizer.Form.NFKC).replaceAll("[^0-9+]", "");
    return digits.startsWith("+81") ? "0" + digits.substring(3) : digits;
  }

  /// Whether it is there no more. Its own reports are taken all the same.
  public boolean closed(LocalDate today) {
    return closedOn != null && closedOn.isBefore(today);
  }

  /// Its last day; null for one that is there.
  public @Nullable LocalDate closedOn() {
    return closedOn;
  }

  /// Whether filing approves this hospital's notices when a report does not say.
  public Forward usualForward() {
    return forward;
  }

  long version() {
    return version;
  }
}
