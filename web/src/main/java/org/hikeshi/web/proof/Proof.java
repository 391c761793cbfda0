package org.hikeshi.web.proof;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// An entry with its way to a signed checkpoint: all that is needed to verify it without us, but
/// for the public key, which a verifier should have from elsewhere.
///
/// @param entry the text that the tree is made over
/// @param content the text that `entry` holds the salted hash of
/// @param words what people wrote; `content` holds its salted hash. Null where there is none, or
///   once it is erased
/// @param path the neighbours on the way up, nearest first
/// @param checkpoint the compact JWS over the root
/// @param head the newest checkpoint of all: keep it, for it shows later whether the chain was cut
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Proof(
    String format,
    String entry,
    String content,
    String salt,
    @Nullable String words,
    @Nullable String wordsSalt,
    List<Step> path,
    String checkpoint,
    String head)
    implements ProofAnswers.Shown {

  static final String FORMAT = "hikeshi-proof-1";

  /// A neighbour and the side that it stands on.
  @Schema(name = "ProofStep")
  public record Step(String side, String hash) {}
}
