# Shared by the scripts of this folder; sourced, not run.
set -euo pipefail

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
cache="${XDG_CACHE_HOME:-$HOME/.cache}/so-thon"
tools="$cache/tools"
export PATH="$tools/bin:$PATH"

say() { printf '· %s\n' "$*" >&2; }
fail() { printf '✗ %s\n' "$*" >&2; exit 1; }

# The version of a package in Cargo.lock.
locked() {
  awk -v want="\"$1\"" '$1 == "name" { hit = ($3 == want) } hit && $1 == "version" { gsub(/"/, "", $3); print $3; exit }' "$root/Cargo.lock"
}

# The standard library's source that belongs to this compiler, known by the hash of what was published.
std_src_sha256=77938c11c6478ef03961692996ec7f8c9306876233956b1da257ac5c5df4914c
std_src_version=1.95.0

# std_for TARGET: makes sure that std for TARGET can be had. Sets `std_flags` for cargo, and RUSTC_BOOTSTRAP when std
# is built from source. Answers 1, with the reason in `std_why`, when there is no way.
std_for() {
  local target="$1" sysroot
  std_flags=()
  std_why=""
  sysroot="$(cd "$root" && rustc --print sysroot)"
  [ "${SO_THON_STD_FROM_SOURCE:-}" = 1 ] || {
    if [ -d "$sysroot/lib/rustlib/$target/lib" ]; then return 0; fi
    if command -v rustup >/dev/null && (cd "$root" && timeout 60 rustup target add "$target" >/dev/null 2>&1); then
      say "std for $target: installed by rustup"
      return 0
    fi
  }
  std_source "$sysroot" || return 1
  say "std for $target: built from its source"
  std_flags=(-Zbuild-std=std,panic_abort)
  export RUSTC_BOOTSTRAP=1
}

# Puts the source of std where cargo looks for it.
std_source() {
  local sysroot="$1" place="$1/lib/rustlib/src/rust" version found
  [ -f "$place/library/Cargo.lock" ] && return 0
  version="$(cd "$root" && rustc --version | cut -d' ' -f2)"
  for found in "${SO_THON_STD_SRC:-}" "$root/../shared/toolchain/rust-std-src-$version.tar.xz"; do
    [ -n "$found" ] && [ -f "$found" ] || continue
    if [ "$version" != "$std_src_version" ]; then
      std_why="the source $found is of Rust $std_src_version and the compiler is $version"
      continue
    fi
    if ! echo "$std_src_sha256  $found" | sha256sum --check --status; then
      std_why="$found is not the published source of std (its hash differs)"
      continue
    fi
    mkdir -p "$place" && tar -xJf "$found" -C "$place" && return 0
    std_why="$found could not be unpacked into $place"
  done
  # Debian's rust-src, when it is of the compiler's version.
  for found in "/usr/src/rustc-$version" "/usr/lib/rustlib/src/rust"; do
    if [ -f "$found/library/Cargo.lock" ] && grep -qsF "$version" "$found/version" "$found/src/version"; then
      mkdir -p "$(dirname "$place")" && ln -sfn "$found" "$place" && return 0
    fi
  done
  std_why="${std_why:-rustup cannot reach its server, and neither SO_THON_STD_SRC nor rust-src of $version is there}"
  return 1
}
