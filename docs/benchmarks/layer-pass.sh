#!/usr/bin/env bash
# Measures what one pass over a layer costs, relative to one inflate and one SHA-256 of its bytes: layer-pass.sh [ROUNDS]
set -euo pipefail
module=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$module/../..

(cd "$root" && mvn -B -ntp -q -DskipTests -Dquick -pl docs/benchmarks -am package)

built=$module/target/quick
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp "$built/classes:$(cat "$built/class-path")" dev.libindex.benchmarks.LayerPassCost "$@"
