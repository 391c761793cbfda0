package org.hikeshi.channel;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.hikeshi.events.NoticeEvent.Way;
import org.jspecify.annotations.Nullable;

/// What an administrator sets for an authority.
///
/// @param url where a WEBHOOK goes
/// @param to where an EMAIL goes
/// @param agreedOn the day on which the authority agreed to it
/// @param keepSecret whether a WEBHOOK keeps the secret of this address; otherwise it has a new one
public record ChannelRequest(
    @NotNull Way type,
    @Size(max = 2000) @Nullable String url,
    @Email @Size(max = 200) @Nullable String to,
    @Nullable LocalDate agreedOn,
    @Nullable Boolean keepSecret) {

  boolean wantsASecret() {
    return type == Way.WEBHOOK && !Boolean.TRUE.equals(keepSecret);
  }
}
