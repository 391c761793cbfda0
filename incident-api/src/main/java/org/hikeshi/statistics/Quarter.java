package org.hikeshi.statistics;

import java.time.LocalDate;
import java.time.YearMonth;

/// Three months from January, April, July or October on. What is told of a quarter that is over
/// stays as it is, so nobody reads off a single report by looking again.
public final class Quarter {

  public static final int MONTHS = 3;

  /// The first month of the one that is not over.
  public static YearMonth running(LocalDate today) {
    return YearMonth.from(today).minusMonths((today.getMonthValue() - 1) % MONTHS);
  }

  private Quarter() {}
}
