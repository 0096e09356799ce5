#!/usr/bin/env bash
# Simulates an outage of Red Hat's mapping files, and prints what it costs. Takes no arguments.
set -euo pipefail
if [ "$#" -gt 0 ]; then
  printf 'outage.sh takes no arguments: it uses the shipped images; pass your own to index.sh.\n' >&2
  exit 2
fi
. "$(dirname "${BASH_SOURCE[0]}")/start.sh"
start dev.libindex.quickstart.outage.Outage
