package org.hikeshi.report;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.hikeshi.events.CareImpact;
import org.hikeshi.events.Category;
import org.hikeshi.events.FirstResponse;
import org.hikeshi.events.Forward;
import org.hikeshi.events.Origin;
import org.jspecify.annotations.Nullable;

/// What one report says, as it was sent. Null is as left out; an object that is left out says
/// nothing. The same words open an incident and follow one up: only the first must say what it is
/// about and whom to call, for at two in the morning nobody knows more.
///
/// @param items what is told in words, by the codes of [Items]
/// @param finalFor authorities for which this is meant as the final report (確報)
/// @param correctionReason why a number of persons went down
/// @param hospitalId whom the duty desk files for
/// @param receivedBy how the report reached the duty desk
/// @param receivedAt when it did: the call, or the paper; it is typed in later
public record Statement(
    @NotNull(groups = First.class) @Nullable Category category,
    @NotNull(groups = First.class)
        @Pattern(regexp = Habits.NOT_BLANK, message = "{report.blank}")
        @Size(max = Habits.LONG)
        @Nullable String summary,
    @PastOrPresent @Nullable Instant occurredAt,
    @PastOrPresent @Nullable Instant detectedAt,
    @PastOrPresent @Nullable Instant awareAt,
    @Nullable Set<@NotNull CareImpact> careImpact,
    @Size(max = 50)
        @Nullable Set<@NotNull @Pattern(regexp = Habits.CODE, message = "{report.code}") String>
            affectedSystems,
    @Pattern(regexp = Habits.CODE, message = "{report.code}") @Nullable String entryRoute,
    @Valid PersonalDataSaid personalData,
    @Valid Entrusted entrusted,
    Map<@Pattern(regexp = Items.CODE, message = "{report.item}") String, @Valid ItemSaid> items,
    @Valid Contact contact,
    @Nullable FirstResponse firstResponse,
    @Size(max = 50)
        @Nullable
            Set<@NotNull @Pattern(regexp = Habits.AUTHORITY, message = "{report.authority}") String>
            tellAlso,
    @Size(max = 50)
        @Nullable
            Set<@NotNull @Pattern(regexp = Habits.AUTHORITY, message = "{report.authority}") String>
            shareConsent,
    @Nullable Forward forward,
    @Valid @Nullable Approver approvedBy,
    @Size(max = 50)
        @Nullable
            Set<@NotNull @Pattern(regexp = Habits.AUTHORITY, message = "{report.authority}") String>
            finalFor,
    @Pattern(regexp = Habits.NOT_BLANK, message = "{report.blank}") @Size(max = Habits.LONG)
        @Nullable String correctionReason,
    @Nullable UUID hospitalId,
    @Nullable ReceivedBy receivedBy,
    @PastOrPresent @Nullable Instant receivedAt) {

  /// The checks that only report no. 1 has to pass.
  public interface First {}

  /// How a report reached the duty desk while the hospital's own systems are down.
  public enum ReceivedBy {
    PHONE,
    PAPER;

    public Origin origin() {
      return this == PAPER ? Origin.COORDINATOR_PAPER : Origin.COORDINATOR_PHONE;
    }
  }

  /// When it was said, as opposed to typed in.
  public Instant saidAt(Instant typedIn) {
    return receivedAt == null ? typedIn : receivedAt;
  }

  /// A vendor that handled the data (委託先), and when its notice came in.
  public record Entrusted(
      @Pattern(regexp = Habits.NOT_BLANK, message = "{report.blank}") @Size(max = Habits.SHORT)
          @Nullable String vendor,
      @PastOrPresent @Nullable Instant noticeReceivedAt) {

    static final Entrusted NOTHING = new Entrusted(null, null);

    public Entrusted {
      noticeReceivedAt = Habits.micros(noticeReceivedAt);
    }
  }

  /// Who approved the report's notices.
  public record Approver(
      @NotNull
          @Pattern(regexp = Habits.NOT_BLANK, message = "{report.blank}")
          @Size(max = Habits.SHORT)
          String name,
      @Size(max = Habits.SHORT) @Nullable String title) {}

  public Statement {
    occurredAt = Habits.micros(occurredAt);
    detectedAt = Habits.micros(detectedAt);
    awareAt = Habits.micros(awareAt);
    receivedAt = Habits.micros(receivedAt);
    personalData = personalData == null ? PersonalDataSaid.NOTHING : personalData;
    entrusted = entrusted == null ? Entrusted.NOTHING : entrusted;
    items = withoutNulls(items);
    contact = contact == null ? Contact.NOTHING : contact;
  }

  private static Map<String, ItemSaid> withoutNulls(@Nullable Map<String, ItemSaid> items) {
    var said = new HashMap<>(items == null ? Map.of() : items);
    said.values().removeIf(Objects::isNull);
    return said;
  }
}
