# shellcheck shell=bash
# Makes an image of a folder and pushes it, without an engine: sourced, not run. The registry is spoken
# to in HTTP by bash itself, as there may be no curl.

# busybox_root <folder> <busybox>: fills the folder with what the smallest system has.
busybox_root() {
    local applet
    mkdir -p "$1"/{bin,sbin,usr/bin,usr/sbin,etc,root,home,var/lib,proc,sys,dev} "$1/tmp"
    chmod 1777 "$1/tmp"
    cp "$2" "$1/bin/busybox"
    "$2" --list-full | while read -r applet; do
        [ -e "$1/$applet" ] || ln -s /bin/busybox "$1/$applet"
    done
    echo 'root:x:0:0:root:/root:/bin/sh' >"$1/etc/passwd"
    echo 'root:x:0:' >"$1/etc/group"
}

# push_image <registry> <repository> <tag> <root folder> <ENV as JSON> <CMD as JSON>: prints "name:tag digest".
# The same folder gives the same digest: no times, no owners, no order of the file system's.
push_image() {
    local registry=$1 repository=$2 tag=$3 root=$4 files
    files=$(mktemp -d)
    tar -C "$root" --sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner --format=gnu -cf "$files/layer.tar" .
    gzip -n -6 <"$files/layer.tar" >"$files/layer"
    printf '{"architecture":"%s","os":"linux","created":"1970-01-01T00:00:00Z","config":{"Env":[%s],"Cmd":[%s]},"rootfs":{"type":"layers","diff_ids":["%s"]},"history":[{"created":"1970-01-01T00:00:00Z","created_by":"a stand-in"}]}' \
        "$(architecture)" "$5" "$6" "$(digest "$files/layer.tar")" >"$files/config"
    printf '{"schemaVersion":2,"mediaType":"%s","config":{"mediaType":"%s","size":%d,"digest":"%s"},"layers":[{"mediaType":"%s","size":%d,"digest":"%s"}]}' \
        application/vnd.docker.distribution.manifest.v2+json \
        application/vnd.docker.container.image.v1+json "$(size "$files/config")" "$(digest "$files/config")" \
        application/vnd.docker.image.rootfs.diff.tar.gzip "$(size "$files/layer")" "$(digest "$files/layer")" >"$files/manifest"
    push_blob "$registry" "$repository" "$files/layer"
    push_blob "$registry" "$repository" "$files/config"
    request "$registry" PUT "/v2/$repository/manifests/$tag" application/vnd.docker.distribution.manifest.v2+json "$files/manifest" >/dev/null
    printf '%s:%s %s\n' "${repository#library/}" "$tag" "$(digest "$files/manifest")"
    rm -rf "$files"
}

# push_blob <registry> <repository> <file>
push_blob() {
    local place
    place=$(request "$1" POST "/v2/$2/blobs/uploads/" application/octet-stream /dev/null |
        tr -d '\r' | sed -n 's/^[Ll]ocation: \(https\{0,1\}:\/\/[^/]*\)\{0,1\}//p')
    request "$1" PUT "$place&digest=$(digest "$3")" application/octet-stream "$3" >/dev/null
}

# request <registry> <method> <path> <content type> <file>: prints the answer; fails unless it is a success.
request() {
    local answer
    exec 7<>"/dev/tcp/${1%:*}/${1##*:}"
    { printf '%s %s HTTP/1.0\r\nHost: %s\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n' "$2" "$3" "$1" "$4" "$(size "$5")"
      cat "$5"; } >&7
    answer=$(tr -d '\0' <&7)
    exec 7>&-
    [[ $answer == HTTP/1.?\ 2* ]] || fail "$2 $3 on $1: ${answer%%$'\r'*}"
    printf '%s\n' "$answer"
}

size() { wc -c <"$1"; }

digest() { printf 'sha256:%s' "$(sha256sum <"$1" | cut -d ' ' -f 1)"; }

# architecture: this machine's, in Docker's words.
architecture() { dpkg --print-architecture | sed 's/^armhf$/arm/; s/^i386$/386/; s/^ppc64el$/ppc64le/'; }
