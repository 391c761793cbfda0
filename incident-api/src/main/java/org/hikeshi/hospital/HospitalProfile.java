package org.hikeshi.hospital;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hikeshi.events.Forward;
import org.hikeshi.events.Founder;
import org.hikeshi.events.HospitalFacts.Readiness;
import org.hikeshi.web.FieldFault;
import org.hikeshi.web.Texts;
import org.jspecify.annotations.Nullable;

/// What the directory says of a hospital, as it is read and written.
///
/// @param forward whether filing approves the hospital's notices when a report does not say
/// @param openedOn its first day; null for one that was always there
/// @param closedOn its last day; null for one that is there
@JsonIgnoreProperties({"id", "warnings"})
public record HospitalProfile(
    @Nullable @Size(max = 200) String name,
    @Nullable @Valid Operator operator,
    @Nullable
        @Pattern(regexp = "[0-9]{7}|[0-9]{10}", message = "{hospital.medical-institution-code}")
        @Schema(pattern = AS_TYPED)
        String medicalInstitutionCode,
    @Nullable
        @Pattern(regexp = "0[1-9]|[1-3][0-9]|4[0-7]", message = "{hospital.prefecture}")
        @Schema(pattern = AS_TYPED)
        String prefecture,
    @Nullable
        @Pattern(regexp = "[0-9]{5,6}", message = "{hospital.city}")
        @Schema(pattern = AS_TYPED)
        String city,
    @Nullable @Size(max = 20) String secondaryMedicalArea,
    @Nullable @Size(max = 500) String address,
    @Nullable @Size(max = 500) String nightEntrance,
    @Nullable @PositiveOrZero @Max(10_000) Integer beds,
    @Nullable @Size(max = 50)
        Set<@NotNull @Pattern(regexp = "[A-Z][A-Z0-9_]{0,59}", message = "{hospital.code}") String>
            functions,
    @Nullable Founder founder,
    @Nullable @Size(max = 50) List<@NotBlank @Size(max = 200) String> vendors,
    @Nullable Readiness readiness,
    @Nullable @Size(max = 20) List<@Valid @NotNull HospitalContact> contacts,
    @Nullable Forward forward,
    @Nullable LocalDate openedOn,
    @Nullable LocalDate closedOn) {

  /// What the OpenAPI document asks of digits: they are made narrow, without spaces and hyphens,
  /// before their own pattern is asked for, and no pattern of a schema knows that.
  private static final String AS_TYPED = "\\S";

  /// An entry of which nothing is known yet, as the directory says it.
  static final HospitalProfile BLANK =
      new HospitalProfile(
          null,
          Operator.NOT_KNOWN,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          Set.of(),
          Founder.OTHER,
          List.of(),
          Readiness.NOT_KNOWN,
          List.of(),
          Forward.NOW,
          null,
          null);

  /// The legal person whose clock runs.
  public record Operator(
      @Nullable @Size(max = 200) String name,
      @Nullable
          @Pattern(regexp = "[0-9]{13}", message = "{hospital.corporate-number}")
          @Schema(pattern = AS_TYPED)
          String corporateNumber,
      @Nullable @Size(max = 500) String address) {

    static final Operator NOT_KNOWN = new Operator(null, null, null);

    public Operator {
      corporateNumber =
          corporateNumber == null ? null : MedicalInstitutionCode.digits(corporateNumber);
    }
  }

  /// @param outOfBand whether it works while the hospital's own network and mail are down
  public record HospitalContact(
      @NotBlank @Size(max = 200) String name,
      @Nullable @Size(max = 50) String phone,
      @Nullable @Email @Size(max = 200) String email,
      @Nullable Boolean outOfBand) {

    /// Full-width digits are habits, and so is a long vowel for a hyphen.
    public HospitalContact {
      phone = phone == null ? null : narrow(phone).replaceAll("[\\p{Pd}−ー]", "-");
    }
  }

  public HospitalProfile {
    medicalInstitutionCode =
        medicalInstitutionCode == null
            ? null
            : MedicalInstitutionCode.digits(medicalInstitutionCode);
    prefecture = prefecture == null ? null : narrow(prefecture);
    city = city == null ? null : narrow(city);
  }

  private static String narrow(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
  }

  /// Codes change and some are synthetic, so a wrong check digit is worth a word and no more.
  boolean codeLooksWrong() {
    return medicalInstitutionCode != null
        && prefecture != null
        && MedicalInstitutionCode.read(medicalInstitutionCode)
            .filter(code -> code.checkDigitFits(prefecture))
            .isEmpty();
  }

  /// What an entry of the directory cannot do without, a city that is in another prefecture, as one
  /// is whose code has lost its zero, and a last day before the first.
  List<FieldFault> faults(Texts texts) {
    var faults = new ArrayList<FieldFault>();
    if (name == null || name.isBlank()) {
      faults.add(FieldFault.of("/name", texts, "hospital.required"));
    }
    if (prefecture == null) {
      faults.add(FieldFault.of("/prefecture", texts, "hospital.required"));
    } else if (city != null && !city.startsWith(prefecture)) {
      faults.add(FieldFault.of("/city", texts, "hospital.city-elsewhere", prefecture));
    }
    if (openedOn != null && closedOn != null && closedOn.isBefore(openedOn)) {
      faults.add(FieldFault.of("/closedOn", texts, "hospital.closed-before-opened"));
    }
    return faults;
  }

  /// Whether this says something else than the directory does, beyond what is the hospital's own to
  /// say. What is left out says nothing.
  boolean changesTheDirectory(HospitalProfile now) {
    return differs(name, now.name)
        || differs(operator, now.operator)
        || differs(medicalInstitutionCode, now.medicalInstitutionCode)
        || differs(prefecture, now.prefecture)
        || differs(city, now.city)
        || differs(secondaryMedicalArea, now.secondaryMedicalArea)
        || differs(address, now.address)
        || differs(nightEntrance, now.nightEntrance)
        || differs(beds, now.beds)
        || differs(functions, now.functions)
        || differs(founder, now.founder)
        || differs(vendors, now.vendors)
        || differs(openedOn, now.openedOn)
        || differs(closedOn, now.closedOn);
  }

  private static boolean differs(@Nullable Object said, @Nullable Object now) {
    return said != null && !said.equals(now);
  }
}
