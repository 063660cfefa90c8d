#!/usr/bin/env bash
# Makes the archives with which ./run and ./vehicle start fast, if a jar is newer than they are. The build calls it.
set -euo pipefail
home=$(dirname "$(dirname "$(readlink -f "$0")")")
. "$home/scripts/tools.sh"
cd "$home"
archive_classes_if_needed
