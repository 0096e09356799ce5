#!/usr/bin/env bash
# Plays an outage of Red Hat's mapping files, and prints what it costs.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/start.sh"
start dev.libindex.quickstart.outage.Outage "$@"
