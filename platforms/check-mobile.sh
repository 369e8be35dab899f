#!/usr/bin/env bash
# Type-checks the phone build (feature `mobile`) for Android and iOS, without the SDK of either.
#
# `cargo check` links nothing, so the C parts (SQLCipher, ring) need only something that answers like a compiler for
# the target: for Android Debian's aarch64 gcc, for iOS a stand-in that leaves empty objects.
#
#   check-mobile.sh [android] [ios]      both when none is named
. "$(dirname "$0")/lib.sh"
cd "$root"

# One target folder for both; std built from source must not mix with the host's.
export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$root/target}"
work="$cache/check-mobile"
mkdir -p "$work"

# SQLCipher asks for OpenSSL. Its headers are one folder plus one that belongs to the architecture: put together, they
# do for a check. The real build compiles OpenSSL itself (`vendored`).
openssl_headers() {
  local include="$work/openssl/include"
  rm -rf "$work/openssl"
  mkdir -p "$include" "$work/openssl/lib"
  [ -d /usr/include/openssl ] || fail "OpenSSL's headers are missing: platforms/setup.sh test"
  cp -r /usr/include/openssl "$include/"
  cp -r "/usr/include/$(cc -print-multiarch)/openssl" "$include/"
  export OPENSSL_NO_VENDOR=1 OPENSSL_INCLUDE_DIR="$include" OPENSSL_LIB_DIR="$work/openssl/lib" OPENSSL_STATIC=1
}

check() {
  local target="$1"
  std_for "$target" || fail "$target was not checked: $std_why"
  say "checking the phone build for $target"
  cargo check --quiet "${std_flags[@]}" --lib --bin so-thon --no-default-features --features mobile --target "$target"
}

android() {
  command -v aarch64-linux-gnu-gcc >/dev/null || fail "gcc-aarch64-linux-gnu is missing: platforms/setup.sh test"
  export CC_aarch64_linux_android=aarch64-linux-gnu-gcc AR_aarch64_linux_android=aarch64-linux-gnu-ar
  check aarch64-linux-android
}

ios() {
  export CC_aarch64_apple_ios="$root/platforms/ios/cc-stand-in.sh" AR_aarch64_apple_ios="$root/platforms/ios/ar-stand-in.sh"
  export SDKROOT="$work/ios-sdk"
  mkdir -p "$SDKROOT"
  check aarch64-apple-ios
}

openssl_headers
[ $# -gt 0 ] || set -- android ios
for system in "$@"; do
  case "$system" in
    android | ios) "$system" ;;
    *) fail "check-mobile.sh takes android and ios" ;;
  esac
done
say "the phone build type-checks: $*"
