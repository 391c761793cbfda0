package org.hikeshi.desk;

import static java.util.Objects.requireNonNullElse;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hikeshi.events.Category;
import org.hikeshi.events.FirstResponse;
import org.hikeshi.events.PersonalData;
import org.hikeshi.hospital.Company;
import org.hikeshi.report.Contact;
import org.hikeshi.report.PersonalDataSaid;
import org.hikeshi.report.SnapshotView;
import org.hikeshi.report.Statement;
import org.hikeshi.report.Summary;
import org.jspecify.annotations.Nullable;

/// What a vendor's notice adds where the hospital has reported already: its words, and what is not
/// known there yet. The hospital's own words and answers stay.
record Addition(VendorNotice notice, SnapshotView known) {

  /// At the end of words that there was no room for.
  private static final String CUT = "…（長いため、以下は入っていません）";

  /// @param over whether the incident is resolved: then nobody is asked for any more
  Statement said(UUID hospital, Instant receivedAt, boolean over) {
    return notice
        .saying(hospital, receivedAt)
        .category(known.category() == Category.UNKNOWN ? notice.category() : null)
        .summary(words())
        .personalData(unknown())
        .contact(known.contact().phone() == null ? notice.contact() : Contact.NOTHING)
        .firstResponse(over ? FirstResponse.NOT_REQUESTED : asked())
        .said();
  }

  private @Nullable FirstResponse asked() {
    return notice.firstResponse() == FirstResponse.REQUESTED ? FirstResponse.REQUESTED : null;
  }

  /// What of the notice was not taken, by field.
  List<String> left() {
    var left = new ArrayList<String>();
    if (!saysItsWords() && Summary.over(whole()) > 0) {
      left.add("summary");
    }
    if (notice.category() != null
        && known.category() != Category.UNKNOWN
        && notice.category() != known.category()) {
      left.add("category");
    }
    var data = notice.personalData();
    if (data != null && !data.onto(known.personalData()).equals(unknown(data))) {
      left.add("personalData");
    }
    return left;
  }

  /// Whether all of it is there already. A vendor is the same however its name is written.
  boolean known(Instant receivedAt) {
    return ofSameVendor()
        && receivedAt.equals(known.entrusted().noticeReceivedAt())
        && (saysItsWords() || cutBefore())
        && (notice.category() == null
            || notice.category() == Category.UNKNOWN
            || known.category() != Category.UNKNOWN)
        && (notice.personalData() == null
            || unknown(notice.personalData()).equals(known.personalData()))
        && (notice.firstResponse() != FirstResponse.REQUESTED
            || known.firstResponse() == FirstResponse.REQUESTED);
  }

  private boolean ofSameVendor() {
    var vendor = known.entrusted().vendor();
    return vendor != null && Company.key(notice.vendor()).equals(Company.key(vendor));
  }

  private boolean saysItsWords() {
    return ofSameVendor() && sofar().contains(notice.summary());
  }

  private boolean cutBefore() {
    int end = sofar().lastIndexOf(CUT);
    int begin = end < 0 ? -1 : sofar().lastIndexOf(heading(), end);
    return begin >= 0
        && notice.summary().startsWith(sofar().substring(begin + heading().length(), end));
  }

  /// Null where they are there already, or not even a beginning of them has room.
  private @Nullable String words() {
    if (saysItsWords() || cutBefore()) {
      return null;
    }
    var all = whole();
    int room = Summary.LONGEST - CUT.length();
    if (Summary.over(all) == 0) {
      return all;
    }
    if (room <= all.length() - notice.summary().length()) {
      return null;
    }
    return all.substring(0, Character.isHighSurrogate(all.charAt(room - 1)) ? room - 1 : room)
        + CUT;
  }

  private String whole() {
    return sofar() + "\n\n" + heading() + notice.summary();
  }

  private String sofar() {
    return requireNonNullElse(known.summary(), "");
  }

  private String heading() {
    return "委託先の通知（" + notice.vendor() + "）: ";
  }

  private @Nullable PersonalDataSaid unknown() {
    var data = notice.personalData();
    return data == null ? null : data.where(known.personalData());
  }

  private PersonalData unknown(PersonalDataSaid data) {
    return data.where(known.personalData()).onto(known.personalData());
  }
}
