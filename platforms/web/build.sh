#!/usr/bin/env bash
# Builds the browser app into platforms/web/dist, which the commune serves under /app/.
#
# Answers 3, after one sentence that says why, when the Rust standard library for wasm32 cannot be had.
. "$(dirname "$0")/../lib.sh"
cd "$root"

here="platforms/web"
target=wasm32-unknown-unknown
std_for "$target" || { printf '✗ The web app was not built: %s.\n' "$std_why" >&2; exit 3; }

# SQLite and SQLCipher are C: any clang compiles them for wasm32. The app lives under /app, and its router must know.
export CC_wasm32_unknown_unknown="${CC_wasm32_unknown_unknown:-clang}"
export AR_wasm32_unknown_unknown="${AR_wasm32_unknown_unknown:-llvm-ar}"
export DIOXUS_ASSET_ROOT=/app
# The app searches no text, map or session of SQLite: what it does not use is not sent.
export SQLITE_WASM_RS_FLAGS="${SQLITE_WASM_RS_FLAGS:--USQLITE_ENABLE_FTS5 -USQLITE_ENABLE_RTREE -USQLITE_ENABLE_SESSION \
  -USQLITE_ENABLE_PREUPDATE_HOOK -USQLITE_ENABLE_DBSTAT_VTAB -USQLITE_ENABLE_DBPAGE_VTAB -USQLITE_ENABLE_BYTECODE_VTAB \
  -USQLITE_ENABLE_STMTVTAB -USQLITE_ENABLE_MATH_FUNCTIONS -USQLITE_ENABLE_API_ARMOR -USQLITE_ENABLE_OFFSET_SQL_FUNC \
  -USQLITE_ENABLE_COLUMN_METADATA -USQLITE_ENABLE_UNLOCK_NOTIFY}"
cargo build --quiet "${std_flags[@]}" --profile web --no-default-features --features web --bin so-thon --target "$target"

built="${CARGO_TARGET_DIR:-target}/$target/web/so-thon.wasm"
fresh="$(mktemp -d "$here/.dist.XXXXXX")"
trap 'rm -rf "$fresh"' EXIT
wasm-bindgen --target web --no-typescript --remove-name-section --remove-producers-section \
  --out-name so_thon --out-dir "$fresh" "$built"
if command -v wasm-opt >/dev/null; then
  # An older wasm-opt does not know every instruction that rustc writes; then the file stays as it is.
  wasm-opt -Oz --enable-bulk-memory --enable-sign-ext --enable-nontrapping-float-to-int --enable-mutable-globals \
    --enable-reference-types --enable-multivalue "$fresh/so_thon_bg.wasm" -o "$fresh/smaller.wasm" 2>/dev/null \
    && mv "$fresh/smaller.wasm" "$fresh/so_thon_bg.wasm" || rm -f "$fresh/smaller.wasm"
fi

cp "$here"/{index.html,boot.js,worker.js,manifest.webmanifest} "$fresh/"
mkdir -p "$fresh/icons" "$fresh/styles"
cp assets/icons/app/* "$fresh/icons/"
for style in tokens phone; do
  cp "assets/styles/$style.css" "$fresh/styles/"
done

# The service worker knows every file by its hash; its own text changes when any of them does, which is the update.
(
  cd "$fresh"
  list="$(find . -type f ! -name '*.gz' ! -name '*.br' | LC_ALL=C sort | while read -r file; do
    printf '  "%s": "%s",\n' "${file#./}" "$(sha256sum "$file" | cut -d' ' -f1)"
  done)"
  version="$(printf '%s' "$list" | sha256sum | cut -c1-16)"
  LIST="$list" VERSION="$version" perl -pe 's/^\s*__FILES__$/$ENV{LIST}/; s/__VERSION__/$ENV{VERSION}/' < "$root/$here/sw.js" > sw.js
  printf '%s\n' "$version" > version.txt
  packable=(-type f \( -name '*.wasm' -o -name '*.js' -o -name '*.css' -o -name '*.svg' \))
  # A quarter smaller than gzip, where there is a tool that makes it.
  if command -v brotli >/dev/null; then
    find . "${packable[@]}" -exec brotli --best --keep {} +
  elif command -v node >/dev/null; then
    find . "${packable[@]}" -exec node -e '
      const { readFileSync, writeFileSync } = require("fs"), { brotliCompressSync } = require("zlib");
      for (const file of process.argv.slice(1)) writeFileSync(`${file}.br`, brotliCompressSync(readFileSync(file)));' {} +
  fi
  find . "${packable[@]}" -exec gzip -9 -k -n {} +
)

rm -rf "$here/dist"
mv "$fresh" "$here/dist"
chmod 755 "$here/dist"
trap - EXIT
say "web app: $(du -h "$here/dist/so_thon_bg.wasm" | cut -f1) wasm, $(du -h "$here/dist/so_thon_bg.wasm.gz" | cut -f1) packed, in $here/dist"
