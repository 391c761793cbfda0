#!/bin/sh
# The topics of the events, and who may do what with them: each service writes its own topic and the dead letters of
# what it hears, reads what it hears as its own groups, and may do nothing else. So a dead letter cannot be replayed until
# its reader may write to that topic, for an hour: docs/site.md, Rights at Kafka. Run again, it changes nothing. Topics
# that were there before stay as they are; where they are not as they have to be, it says so and ends with status 1.
#
# HIKESHI_KAFKA_COPIES: on how many brokers each topic lies. One, where there is one; three, where there are three or
# more: then an event is acknowledged once two have it, and one broker may be away.
set -eu
copies=${HIKESHI_KAFKA_COPIES:?on how many brokers each topic lies}
in_sync=$((copies > 2 ? copies - 1 : 1))
kafka() {
  command=$1
  shift
  "${KAFKA_BIN-/opt/kafka/bin}/$command.sh" --bootstrap-server kafka:9093 --command-config /hikeshi/topics.properties "$@"
}
# Each command is a JVM of its own, and whoever is started waits for all of them: so few are asked, about all topics at once.
there=$(kafka kafka-topics --list)
missing() {
  ! printf '%s\n' "$there" | grep -qxF "$1"
}
for topic in incidents dispatches notices; do
  if missing "$topic"; then
    kafka kafka-topics --create --if-not-exists --topic "$topic" --partitions 12 --replication-factor "$copies" \
      --config "min.insync.replicas=$in_sync" --config cleanup.policy=delete \
      --config unclean.leader.election.enable=false --config retention.ms=2592000000
  fi
  if missing "$topic.dead-letter"; then
    kafka kafka-topics --create --if-not-exists --topic "$topic.dead-letter" --partitions 12 --replication-factor "$copies" \
      --config "min.insync.replicas=$in_sync" --config cleanup.policy=delete \
      --config unclean.leader.election.enable=false --config retention.ms=2592000000 --config max.message.bytes=2097152
  fi
done

# has TOPIC WHAT FOUND WANTED
wrong=0
has() {
  if [ "$3" != "$4" ]; then
    echo "topic $1: $2 is '$3' and has to be '$4'. Mend it (docs/site.md, Topics), then run this again." >&2
    wrong=1
  fi
}
# at_least TOPIC WHAT FOUND WANTED: -1 is without end
at_least() {
  if [ "$3" = -1 ] || { [ -n "$3" ] && [ "$3" -ge "$4" ]; }; then
    return
  fi
  has "$1" "$2" "$3" "$4 or more"
}
# spare TOPIC IN_SYNC COPIES: with as many as there are copies, one broker that is away stops all news
spare() {
  if [ -n "$2" ] && [ -n "$3" ] && [ "$2" -gt 1 ] && [ "$2" -ge "$3" ]; then
    has "$1" min.insync.replicas "$2" "less than its $3 copies, or 1"
  fi
}
# of $topic, from its own lines to the next topic's
setting() {
  printf '%s\n' "$settings" | sed -n "/^All configs for topic $topic are:/,/^All configs/s/^ *$1=\([^ ]*\) .*/\1/p"
}
described() {
  printf '%s\n' "$descriptions" | sed -n "/^Topic: $topic[[:space:]]/s/.*$1: *\([0-9]*\).*/\1/p"
}
descriptions=$(kafka kafka-topics --describe)
settings=$(kafka kafka-configs --describe --all --entity-type topics)
for topic in incidents dispatches notices incidents.dead-letter dispatches.dead-letter notices.dead-letter; do
  has "$topic" "the number of partitions" "$(described PartitionCount)" 12
  at_least "$topic" "the number of copies" "$(described ReplicationFactor)" "$copies"
  at_least "$topic" min.insync.replicas "$(setting min.insync.replicas)" "$in_sync"
  spare "$topic" "$(setting min.insync.replicas)" "$(described ReplicationFactor)"
  has "$topic" cleanup.policy "$(setting cleanup.policy)" delete
  has "$topic" unclean.leader.election.enable "$(setting unclean.leader.election.enable)" false
  at_least "$topic" retention.ms "$(setting retention.ms)" 2592000000
  case $topic in
  *.dead-letter) at_least "$topic" max.message.bytes "$(setting max.message.bytes)" 2097152 ;;
  esac
done

# may SERVICE TELLS HEARS...: each looks through all dead letters for its own.
may() {
  who=User:$1 group=$1 writes="--topic $2" reads=
  for topic in incidents dispatches notices; do
    reads="$reads --topic $topic.dead-letter"
  done
  shift 2
  for hears; do
    reads="$reads --topic $hears"
    writes="$writes --topic $hears.dead-letter"
  done
  kafka kafka-acls --add --allow-principal "$who" --operation Write --operation Describe $writes
  kafka kafka-acls --add --allow-principal "$who" --operation Read --operation Describe $reads --group "$group" \
    --group "$group-ahead"
}
may incident-api incidents dispatches notices
may dispatch-service dispatches incidents
may notifier notices incidents dispatches
kafka kafka-acls --list
exit "$wrong"
