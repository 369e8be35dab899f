#!/bin/sh
# Answers like a C compiler for iOS where there is none, so that `cargo check` can run: it leaves an empty object.
# Preprocessing is real (OpenSSL's build script reads its version that way).
output=""
previous=""
preprocess=""
source=""
includes=""
for argument in "$@"; do
  case "$previous" in
    -o) output="$argument" ;;
    -I) includes="$includes -I$argument" ;;
  esac
  case "$argument" in
    -E) preprocess=yes ;;
    -I?*) includes="$includes $argument" ;;
    *.c | *.S) source="$argument" ;;
  esac
  previous="$argument"
done
if [ -n "$preprocess" ]; then
  # shellcheck disable=SC2086
  exec cc -E $includes "$source"
fi
[ -n "$output" ] && : > "$output"
exit 0
