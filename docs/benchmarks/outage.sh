#!/usr/bin/env bash
# Replays the outage of claircore issue 1884 and writes outage.md: outage.sh [VIRTUAL_HOURS [SEED [IMAGES]]]
# A day takes up to ten minutes.
set -euo pipefail
module=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

exec "$module/measure.sh" OutageReplay "$module/outage.md" "$@"
