package org.hikeshi.web;

/// The realm roles of the contract. Whoever has none of them may do nothing.
public final class Role {

  public static final String HOSPITAL = "hospital";
  public static final String ENGINEER = "engineer";
  public static final String COORDINATOR = "coordinator";
  public static final String AUTHORITY = "authority";
  public static final String ADMIN = "admin";

  /// The services among themselves.
  public static final String SERVICE = "service";

  private Role() {}
}
