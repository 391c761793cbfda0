package org.hikeshi.evidence;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hikeshi.web.Texts;
import org.jspecify.annotations.Nullable;

/// A file in the register.
///
/// @param name null once it is erased
/// @param type what its bytes say it is
/// @param declaredType what the sender said it is
/// @param corrected whether the two differ
/// @param sha256 in hexadecimal
/// @param scanText what `scan` means, for people
/// @param warnings signs that it holds data of patients
public record AttachmentView(
    UUID id,
    Instant at,
    @Nullable String name,
    @Nullable String sentBy,
    String type,
    @Nullable String declaredType,
    boolean corrected,
    long size,
    String sha256,
    Scan scan,
    @Nullable String scanDetail,
    String scanText,
    List<Warning> warnings,
    @Nullable Instant erasedAt) {

  /// A sign of patients' data, as a code and for people.
  @Schema(name = "AttachmentWarning")
  public record Warning(String code, String text) {}

  static AttachmentView of(Attachment attachment, @Nullable AttachmentWords words, Texts texts) {
    return new AttachmentView(
        attachment.id(),
        attachment.at(),
        words == null ? null : words.name().value(),
        words == null ? null : words.sentBy(),
        attachment.type(),
        attachment.declaredType(),
        isCorrected(attachment),
        attachment.size(),
        HexFormat.of().formatHex(attachment.sha256()),
        attachment.scan(),
        attachment.scanDetail(),
        texts.word("scan", attachment.scan()),
        words == null
            ? List.of()
            : words.warnings().stream()
                .map(code -> new Warning(code, texts.word("patientData", code)))
                .toList(),
        attachment.erasedAt());
  }

  /// Whether its bytes are still there, and may be handed out.
  public boolean mayBeRead() {
    return erasedAt == null && scan.mayBeRead();
  }

  /// For people: 1.2 MB.
  public String spelledSize() {
    return size < 1024
        ? size + " B"
        : size < 1024 * 1024
            ? "%.1f KB".formatted(size / 1024.0)
            : "%.1f MB".formatted(size / (1024.0 * 1024));
  }

  /// Who sends "some bytes" has claimed nothing.
  private static boolean isCorrected(Attachment attachment) {
    var declared = attachment.declaredType();
    return declared != null
        && !declared.startsWith("application/octet-stream")
        && !declared.startsWith(attachment.type());
  }
}
