package org.hikeshi.roster;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderBy;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hikeshi.events.DispatchEvent.Mode;
import org.hikeshi.matching.Skill;
import org.jspecify.annotations.Nullable;

/// Somebody who can be sent.
@Entity
@Table(name = "engineer")
public class Engineer {

  @Id private UUID id;
  private String name;
  private String employer;
  private List<String> conflicts;
  private String prefecture;
  private @Nullable String secondaryMedicalArea;
  private List<String> modes;
  private int maxConcurrent;
  private boolean onDuty;

  @ElementCollection(fetch = FetchType.LAZY)
  @CollectionTable(name = "skill", joinColumns = @JoinColumn(name = "engineer_id"))
  @OrderBy("skill")
  private Set<HeldSkill> skills = new LinkedHashSet<>();

  @ElementCollection(fetch = FetchType.LAZY)
  @CollectionTable(name = "contact", joinColumns = @JoinColumn(name = "engineer_id"))
  @OrderColumn(name = "position")
  private List<Contact> contacts = new ArrayList<>();

  /// For Hibernate.
  protected Engineer() {}

  Engineer(UUID id, EngineerProfile profile) {
    this.id = id;
    replace(profile);
  }

  final void replace(EngineerProfile profile) {
    name = profile.name();
    employer = profile.employer();
    conflicts = List.copyOf(profile.conflictsOrNone());
    prefecture = profile.prefecture();
    secondaryMedicalArea = profile.secondaryMedicalArea();
    modes = profile.modes().stream().map(Mode::name).sorted().toList();
    maxConcurrent = profile.maxConcurrent();
    skills.clear();
    skills.addAll(profile.skills());
    reachBy(profile.contactsOrNone());
  }

  void reachBy(List<Contact> ways) {
    contacts.clear();
    contacts.addAll(ways);
  }

  void onDuty(boolean now) {
    onDuty = now;
  }

  public UUID id() {
    return id;
  }

  public String name() {
    return name;
  }

  public String employer() {
    return employer;
  }

  public Set<String> conflicts() {
    return Set.copyOf(conflicts);
  }

  public String prefecture() {
    return prefecture;
  }

  public @Nullable String secondaryMedicalArea() {
    return secondaryMedicalArea;
  }

  public Set<Mode> modes() {
    return modes.stream().map(Mode::valueOf).collect(Collectors.toUnmodifiableSet());
  }

  public int maxConcurrent() {
    return maxConcurrent;
  }

  public boolean onDuty() {
    return onDuty;
  }

  public List<Skill> skills() {
    return skills.stream().map(HeldSkill::forMatching).toList();
  }

  List<HeldSkill> heldSkills() {
    return List.copyOf(skills);
  }

  /// Where she can be telephoned, in her order; a number that is there twice is there once.
  List<String> phones() {
    return contacts.stream()
        .filter(contact -> contact.type().isTelephone())
        .map(Contact::to)
        .distinct()
        .toList();
  }

  List<Contact> contacts() {
    return List.copyOf(contacts);
  }
}
