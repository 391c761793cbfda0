package org.hikeshi.events;

/// What happened, in the reporter's words. 事案の種類.
public enum Category {
  RANSOMWARE,
  UNAUTHORIZED_ACCESS,
  MALWARE,
  DDOS,
  PHISHING,
  INSIDER,
  LOSS_OR_THEFT,
  SYSTEM_FAULT,
  OTHER,
  UNKNOWN;

  /// Whether somebody did this on purpose: the six attacks of the contract.
  public boolean attack() {
    return switch (this) {
      case RANSOMWARE, UNAUTHORIZED_ACCESS, MALWARE, DDOS, PHISHING, INSIDER -> true;
      case LOSS_OR_THEFT, SYSTEM_FAULT, OTHER, UNKNOWN -> false;
    };
  }

  /// Whether an engineer is wanted when the reporter did not say.
  public FirstResponse usualFirstResponse() {
    return switch (this) {
      case LOSS_OR_THEFT, INSIDER, PHISHING, SYSTEM_FAULT -> FirstResponse.NOT_REQUESTED;
      default -> FirstResponse.REQUESTED;
    };
  }
}
