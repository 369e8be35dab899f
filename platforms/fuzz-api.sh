#!/usr/bin/env bash
# Throws generated requests at a commune's API, as assets/openapi.json describes it: platforms/fuzz-api.sh [URL]
#
# Without a URL it starts `commune demo` on a folder of its own and a free port, and tries a second time as an enrolled
# phone that signs (fuzz_signed.py), so that what lies behind the signature is tried too. schemathesis comes from PyPI into the
# tools cache once; nothing else of this machine is touched. Not part of `make test`: it takes minutes, and what it
# tries differs from run to run (SO_THON_FUZZ_SEED repeats one, SO_THON_FUZZ_EXAMPLES says how much it tries).
# Fails on a server error, and on an answer that the description does not know.
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

version=4.32.5
venv="$tools/schemathesis-$version"
examples="${SO_THON_FUZZ_EXAMPLES:-200}"
seed="${SO_THON_FUZZ_SEED:-20261112}"

if ! "$venv/bin/python" -c 'import schemathesis, cryptography' 2>/dev/null; then
  command -v python3 >/dev/null || fail "python3 is needed for schemathesis"
  say "schemathesis $version: from PyPI into $venv"
  rm -rf "$venv"
  python3 -m venv "$venv"
  "$venv/bin/pip" install --quiet --disable-pip-version-check "schemathesis==$version" cryptography || {
    rm -rf "$venv"
    fail "schemathesis could not be installed"
  }
fi

url="${1:-}"
work=""
commune=""
finish() {
  [ -z "$commune" ] || kill "$commune" 2>/dev/null || true
  [ -z "$work" ] || rm -rf "$work"
}
trap finish EXIT

if [ -z "$url" ]; then
  program="${SO_THON_COMMUNE:-}"
  if [ -z "$program" ]; then
    (cd "$root" && cargo build --quiet --features server --bin commune)
    program="$(cd "$root" && cargo metadata --format-version 1 --no-deps | python3 -c 'import json,sys; print(json.load(sys.stdin)["target_directory"])')/debug/commune"
  fi
  work="$(mktemp -d)"
  "$program" demo --data "$work/demo" --port 0 --json >"$work/said" 2>"$work/log" &
  commune=$!
  for _ in $(seq 300); do
    [ -s "$work/said" ] && break
    kill -0 "$commune" 2>/dev/null || { cat "$work/log" >&2; fail "the commune did not start"; }
    sleep 0.2
  done
  url="$(python3 -c 'import json,sys; print(json.load(open(sys.argv[1]))["url"])' "$work/said")"
fi

run() {
  "$venv/bin/schemathesis" run "$1" --url "$url" --seed "$seed" --max-examples "$examples" \
    --phases examples,coverage,fuzzing \
    --checks not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance \
    --suppress-health-check all
}

say "fuzzing $url, seed $seed"
run "$root/assets/openapi.json"
[ -n "$work" ] || exit 0

say "fuzzing $url as an enrolled phone"
SO_THON_FUZZ_CODE="$(python3 -c 'import json,sys; print(json.load(open(sys.argv[1]))["code"])' "$work/said")"
export SO_THON_FUZZ_CODE SO_THON_FUZZ_URL="$url" SCHEMATHESIS_HOOKS=fuzz_signed PYTHONPATH="$root/platforms"
python3 "$root/platforms/fuzz_signed.py" "$root/assets/openapi.json" >"$work/signed.json"
run "$work/signed.json"
