#!/bin/sh
# Fetches the embedded fonts again from npm at pinned versions and checks them
# against SHA256SUMS. Run it in this folder; it needs npm and sha256sum.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
take() { # package, version, files without their ending
	pkg=$1 version=$2
	shift 2
	file=$(cd "$work" && npm pack --silent "@fontsource/$pkg@$version")
	tar -xzf "$work/$file" -C "$work"
	for name in "$@"; do cp "$work/package/files/$name.woff2" .; done
	cp "$work/package/LICENSE" "OFL-$pkg.txt"
	rm -rf "$work/package"
}
take noto-naskh-arabic 5.3.0 \
	noto-naskh-arabic-arabic-400-normal noto-naskh-arabic-arabic-700-normal \
	noto-naskh-arabic-latin-400-normal noto-naskh-arabic-latin-700-normal
take noto-sans-arabic 5.3.0 noto-sans-arabic-arabic-400-normal noto-sans-arabic-arabic-600-normal
take noto-sans 5.3.0 noto-sans-latin-400-normal noto-sans-latin-600-normal
chmod 644 *.woff2 *.txt
sha256sum -c SHA256SUMS
