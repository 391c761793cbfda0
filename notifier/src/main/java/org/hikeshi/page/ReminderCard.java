package org.hikeshi.page;

/// A day that is still to be met, or something that waits, in the reader's language.
public record ReminderCard(String incidentNumber, String what, String when, String day) {}
