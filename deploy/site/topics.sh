#!/bin/sh
# The topics of the events, and who may do what with them: each service writes its own topic and the dead letters of
# what it hears, reads what it hears as its own groups, and may do nothing else. Run again, it changes nothing. So a dead
# letter cannot be replayed until its reader may write to that topic, for an hour: docs/site.md, Rights at Kafka.
set -eu
kafka() {
  command=$1
  shift
  "/opt/kafka/bin/$command.sh" --bootstrap-server kafka:9093 --command-config /hikeshi/topics.properties "$@"
}
for topic in incidents dispatches notices; do
  kafka kafka-topics --create --if-not-exists --topic "$topic" --partitions 12 --config retention.ms=2592000000
  kafka kafka-topics --create --if-not-exists --topic "$topic.dead-letter" --partitions 12 \
    --config retention.ms=2592000000 --config max.message.bytes=2097152
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
