#!/usr/bin/env bash
# Plays an outage of Red Hat's mapping files, and prints what it costs. Takes no arguments.
set -euo pipefail
if [ "$#" -gt 0 ]; then
  printf 'outage.sh takes no arguments: it plays one story on the shipped images; index.sh takes images.\n' >&2
  exit 2
fi
. "$(dirname "${BASH_SOURCE[0]}")/start.sh"
start dev.libindex.quickstart.outage.Outage
