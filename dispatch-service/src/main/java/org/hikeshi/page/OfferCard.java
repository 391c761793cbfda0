package org.hikeshi.page;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.hikeshi.dispatch.OpenOffer;
import org.hikeshi.dispatch.ReasonView;
import org.hikeshi.web.Texts;
import org.hikeshi.web.time.JapanTime;
import org.jspecify.annotations.Nullable;

/// An offer in words, as a telephone shows it at night.
///
/// @param until the time of day in Japan
/// @param leaves what a yes does to her present seat, or null
public record OfferCard(
    String id,
    boolean drill,
    String seat,
    String mode,
    String prefecture,
    List<String> impact,
    List<String> vendors,
    List<String> why,
    String until,
    long minutesLeft,
    @Nullable String leaves) {

  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm").withZone(JapanTime.ZONE);

  public static OfferCard of(OpenOffer offer, Texts texts, Instant now) {
    return new OfferCard(
        offer.id().toString(),
        offer.drill(),
        SeatWords.seat(texts, offer.seat()),
        texts.of("mode." + offer.mode()),
        texts.of("prefecture." + offer.prefecture()),
        offer.careImpact().stream().map(impact -> texts.of("impact." + impact)).toList(),
        offer.vendors(),
        offer.why().stream().map(ReasonView::text).toList(),
        CLOCK.format(offer.expiresAt()),
        Duration.between(now, offer.expiresAt()).toMinutes(),
        leaves(offer.leaves(), texts));
  }

  private static @Nullable String leaves(OpenOffer.@Nullable Left seat, Texts texts) {
    return seat == null
        ? null
        : texts.of(
            "page.leaves",
            texts.of("prefecture." + seat.prefecture()),
            SeatWords.seat(texts, seat.seat()));
  }
}
