# Sourced by what builds in this folder: one build at a time. Whoever comes second waits, and says so. The lock is held
# on a folder that always exists, and ends with its holder however that ends. Without flock(1) there is no lock.

lock_build() { # SCRIPTS_FOLDER
  [ -z "${VEHICLE_SHADOW_BUILD_LOCKED:-}" ] && command -v flock >/dev/null 2>&1 || return 0
  exec 9<"$1"
  flock -n 9 || { printf '%s\n' "▸ waiting for another build in this folder to finish" >&2; flock 9; }
}

unlock_build() { exec 9<&-; }
