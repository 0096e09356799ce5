#!/usr/bin/env bash
# Builds what is missing and runs a measurement that is not a JMH benchmark: measure.sh IndexCost
set -euo pipefail
module=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

(cd "$module/../.." && mvn -B -ntp -q -DskipTests -Dquick -pl docs/benchmarks -am package)

built=$module/target/quick
name=$1
shift
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -Dorg.slf4j.simpleLogger.defaultLogLevel=warn \
  -cp "$built/classes:$(cat "$built/class-path")" "dev.libindex.benchmarks.$name" "$@"
