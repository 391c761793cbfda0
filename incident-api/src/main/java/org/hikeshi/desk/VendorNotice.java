package org.hikeshi.desk;

import static java.util.Objects.requireNonNullElse;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.hikeshi.events.Category;
import org.hikeshi.events.FirstResponse;
import org.hikeshi.hospital.Company;
import org.hikeshi.report.Contact;
import org.hikeshi.report.PersonalDataSaid;
import org.hikeshi.report.Saying;
import org.hikeshi.report.Statement;
import org.hikeshi.report.Statement.Entrusted;
import org.hikeshi.report.Statement.ReceivedBy;
import org.hikeshi.web.proof.Hashes;
import org.jspecify.annotations.Nullable;

/// What a vendor (委託先) told the hospitals whose data it handles, as the desk writes it down once
/// for all of them. A hospital's clock starts at the latest with that notice (GL 3-5-3-2).
///
/// @param noticeReceivedAt when the hospitals had it, unless one says otherwise
/// @param hospitals who had it; left out, all whose `vendors` name it
/// @param contact whom to call about it, for hospitals that named nobody
/// @param campaignId the attack that it is about; left out, one is begun
public record VendorNotice(
    @NotBlank @Size(max = 200) String vendor,
    @NotBlank @Size(max = 5_000) String summary,
    @Nullable Category category,
    @NotNull @PastOrPresent Instant noticeReceivedAt,
    @Nullable @Size(min = 1, max = MOST_HOSPITALS) List<@Valid @NotNull Addressee> hospitals,
    @NotNull @Valid Contact contact,
    @Nullable @Valid PersonalDataSaid personalData,
    @Nullable UUID campaignId,
    @Nullable FirstResponse firstResponse,
    @Nullable ReceivedBy receivedBy) {

  /// So many are filed in one transaction.
  public static final int MOST_HOSPITALS = 2_000;

  public record Addressee(@NotNull UUID id, @Nullable @PastOrPresent Instant noticeReceivedAt) {}

  /// The same notice again is the same notice, whoever types it in.
  String fingerprint() {
    var text = Company.key(vendor) + "\n" + summary.strip();
    var hash = Hashes.sha256().digest(text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(hash);
  }

  /// Report no. 1 of a hospital that has said nothing of it yet. Nobody is sent to hundreds of
  /// hospitals unless the desk says so.
  Statement first(UUID hospital, Instant receivedAt, Contact at) {
    return saying(hospital, receivedAt)
        .category(requireNonNullElse(category, Category.UNKNOWN))
        .summary(summary)
        .detectedAt(receivedAt)
        .personalData(personalData)
        .contact(at)
        .firstResponse(requireNonNullElse(firstResponse, FirstResponse.NOT_REQUESTED))
        .said();
  }

  /// That the hospital had the notice of this vendor, and nothing yet of what it says.
  Saying saying(UUID hospital, Instant receivedAt) {
    return Saying.nothing()
        .awareAt(receivedAt)
        .entrusted(new Entrusted(vendor, receivedAt))
        .hospitalId(hospital)
        .receivedBy(requireNonNullElse(receivedBy, ReceivedBy.PAPER));
  }
}
