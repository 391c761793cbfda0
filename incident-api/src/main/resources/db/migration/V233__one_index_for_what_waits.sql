-- Since V190 incident_waiting has all that the reconciler looks for; this one was only written.
drop index incident_unanswered;
