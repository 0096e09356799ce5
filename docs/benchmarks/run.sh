#!/usr/bin/env bash
# Builds what is missing and runs benchmarks: run.sh [NAME] [JMH OPTION...]
# NAME is a regular expression, for instance Floor; -l lists all, -h shows the options.
set -euo pipefail
module=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$module/../..

(cd "$root" && mvn -B -ntp -q -DskipTests -Dquick -pl docs/benchmarks -am package)

built=$module/target/quick
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp "$built/classes:$(cat "$built/class-path")" org.openjdk.jmh.Main "$@"
