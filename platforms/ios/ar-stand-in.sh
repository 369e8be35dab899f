#!/bin/sh
# Answers like `ar` for the objects of cc-stand-in.sh: leaves an empty archive of the name it was given.
for argument in "$@"; do
  case "$argument" in
    *.a) printf '!<arch>\n' > "$argument" ;;
  esac
done
exit 0
