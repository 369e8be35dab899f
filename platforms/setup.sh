#!/usr/bin/env bash
# Installs what building and testing need and is not there yet. Quick when everything is.
#
#   setup.sh web       the browser app: clang, wasm-bindgen
#   setup.sh desktop   the native window: WebKitGTK
#   setup.sh test      all of it, Chromium, a virtual display, cargo-deny, the accessibility engine
. "$(dirname "$0")/lib.sh"

deny_version=0.20.2

packages_base="build-essential pkg-config libssl-dev xz-utils ca-certificates"
packages_web="clang lld llvm"
packages_desktop="libwebkit2gtk-4.1-dev libxdo-dev"
packages_test="chromium chromium-driver xvfb xdotool dbus-x11 fonts-noto-core gcc-aarch64-linux-gnu"
# Node's own packages bring npm with them and refuse Debian's.
command -v npm >/dev/null || packages_test+=" nodejs npm"

install_packages() {
  local missing=() package
  for package in "$@"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return 0
  command -v apt-get >/dev/null || fail "this system has no apt-get; please install: ${missing[*]}"
  local as_root=()
  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null || fail "please install as root: apt-get install ${missing[*]}"
    as_root=(sudo)
  fi
  say "Debian packages to install: ${missing[*]}"
  "${as_root[@]}" apt-get update -q >&2
  DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -yq --no-install-recommends "${missing[@]}" >&2
}

# A tool of one version, built from its published crate, in the cache folder. `--locked` is left out where noted below.
install_tool() {
  local name="$1" version="$2" program="$3"
  shift 3
  if [ -x "$tools/bin/$program" ] && "$tools/bin/$program" --version 2>/dev/null | grep -qwF "$version"; then
    return 0
  fi
  say "installing $name $version into $tools"
  (cd "$root" && cargo install "$name" --version "$version" --root "$tools" --target-dir "$cache/tools-target" --force "$@") >&2
}

# It must equal the library's version. Its own lock file names packages that were withdrawn, so without --locked.
setup_wasm_bindgen() { install_tool wasm-bindgen-cli "$(locked wasm-bindgen)" wasm-bindgen; }
setup_deny() { install_tool cargo-deny "$deny_version" cargo-deny --locked; }

# The accessibility engine of the browser tests, of the version and with the hash in platforms/a11y. It is a script that
# tests put into a page: nothing of it is built in or committed.
setup_axe() {
  local place="$cache/a11y" file
  if cmp -s "$root/platforms/a11y/package-lock.json" "$place/package-lock.json" \
    && [ -f "$place/node_modules/axe-core/axe.min.js" ]; then
    return 0
  fi
  say "installing axe-core (accessibility engine) into $place"
  mkdir -p "$place"
  cp "$root"/platforms/a11y/package.json "$place/"
  # The lock file comes last: it says that the rest is there.
  file="$(mktemp -d)"
  cp "$root"/platforms/a11y/*.json "$file/"
  (cd "$file" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error) >&2
  rm -rf "$place/node_modules"
  mv "$file/node_modules" "$place/"
  cp "$file/package-lock.json" "$place/"
  rm -rf "$file"
}

case "${1:-test}" in
  web) install_packages $packages_base $packages_web; setup_wasm_bindgen ;;
  desktop) install_packages $packages_base $packages_desktop ;;
  test)
    install_packages $packages_base $packages_web $packages_desktop $packages_test
    setup_wasm_bindgen
    setup_deny
    setup_axe
    ;;
  *) fail "setup.sh takes web, desktop or test" ;;
esac
