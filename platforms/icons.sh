#!/usr/bin/env bash
# Draws the PNG icons from assets/icons/app/icon.svg with Chromium; run by hand after the drawing changes.
. "$(dirname "$0")/lib.sh"
cd "$root/assets/icons/app"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
draw() { # size, inset in percent, background, file
  printf '<!doctype html><style>*{margin:0}body{width:%spx;height:%spx;background:%s;display:grid;place-items:center}svg{width:%s%%;height:%s%%}</style>%s' \
    "$1" "$1" "$3" "$2" "$2" "$(cat icon.svg)" > "$work/page.html"
  chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --default-background-color=00000000 \
    --force-device-scale-factor=1 --window-size="$1,$1" --screenshot="$PWD/$4" "file://$work/page.html" >/dev/null 2>&1
}
draw 192 100 transparent icon-192.png
draw 512 100 transparent icon-512.png
# Android cuts maskable icons to a circle: the drawing keeps to the inner 80 %, its ground goes to the edge.
draw 512 80 '#1f3470' icon-512-maskable.png
