package org.hikeshi.page;

import java.time.LocalDate;

/// A day that is still to be met, in the reader's language.
public record ReminderCard(String incidentNumber, String what, String when, LocalDate day) {}
