#!/usr/bin/env bash
# Lists what is installed in container images. Builds what is missing; see --help.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/start.sh"
start dev.libindex.quickstart.IndexImages "$@"
