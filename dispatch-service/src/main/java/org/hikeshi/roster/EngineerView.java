package org.hikeshi.roster;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hikeshi.events.DispatchEvent.Mode;
import org.hikeshi.web.Tag;
import org.jspecify.annotations.Nullable;

/// An engineer as the directory shows her.
record EngineerView(
    UUID id,
    String name,
    String employer,
    List<String> conflicts,
    List<HeldSkill> skills,
    String prefecture,
    @Nullable String secondaryMedicalArea,
    Set<Mode> modes,
    int maxConcurrent,
    List<Contact> contacts,
    boolean onDuty) {

  static EngineerView of(Engineer engineer) {
    return new EngineerView(
        engineer.id(),
        engineer.name(),
        engineer.employer(),
        engineer.conflicts().stream().sorted().toList(),
        engineer.heldSkills(),
        engineer.prefecture(),
        engineer.secondaryMedicalArea(),
        engineer.modes(),
        engineer.maxConcurrent(),
        engineer.contacts(),
        engineer.onDuty());
  }

  /// Of what a profile says of her. Whether she is on duty is said elsewhere.
  Tag tag() {
    return Tag.of(
        name,
        employer,
        conflicts.stream().sorted().toList(),
        skills.stream().sorted(Comparator.comparing(HeldSkill::skill)).toList(),
        prefecture,
        secondaryMedicalArea,
        modes.stream().sorted().toList(),
        maxConcurrent,
        contacts);
  }

  /// Whether a profile says the same but for the ways to reach her.
  boolean differsOnlyInContacts(EngineerProfile profile) {
    return name.equals(profile.name())
        && employer.equals(profile.employer())
        && Set.copyOf(conflicts).equals(Set.copyOf(profile.conflictsOrNone()))
        && Set.copyOf(skills).equals(profile.skills().stream().collect(Collectors.toSet()))
        && prefecture.equals(profile.prefecture())
        && Objects.equals(secondaryMedicalArea, profile.secondaryMedicalArea())
        && modes.equals(profile.modes())
        && maxConcurrent == profile.maxConcurrent();
  }
}
