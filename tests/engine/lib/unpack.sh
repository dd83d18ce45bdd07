# shellcheck shell=bash
# shellcheck disable=SC2034,SC2154 # the variables are shared with the command
# The package sets: sourced by `packages`, needs lib/apt.sh. Each unpack_<set> <folder> fills the folder.

unpack_classic() {
    unpack_with_dependencies "$1" bookworm docker.io docker-compose
    add_commands "$1" docker docker-compose dockerd
    check_commands "$1" dockerd containerd containerd-shim-runc-v2 runc
}

unpack_tools() {
    unpack_with_dependencies "$1" bookworm docker-registry apache2-utils busybox-static rsync
    add_commands "$1" docker-registry htpasswd rsync
    check_commands "$1" docker-registry htpasswd rsync
}

# sid moves on: what it has may no longer run on this machine's C library. Trixie's stays as it is.
unpack_modern() {
    local suite
    for suite in sid trixie; do
        rm -rf "$1"
        if (unpack_modern_of "$suite" "$1"); then return; fi
        say "the modern engine's packages of '$suite' do not run here"
    done
    fail 'no modern engine to be had'
}

unpack_modern_of() {
    unpack_with_dependencies "$2" bookworm runc tini libsystemd0
    unpack_alone "$2" "$1" docker.io docker-cli containerd docker-buildx docker-compose
    add_programs "$2" docker docker-compose
    add_commands "$2" dockerd
    check_commands "$2" dockerd containerd containerd-shim-runc-v2 runc docker-buildx docker-compose
}

# unpack_with_dependencies <folder> <suite> <package...>
unpack_with_dependencies() {
    local folder=$1 state=$1/.apt suite=$2
    shift 2
    mkdir -p "$folder"
    apt_update "$state" "$suite"
    apt_in "$state" apt-get --download-only install "$@"
    unpack_debs "$folder" "$state/archives"
    rm -rf "$state"
}

# unpack_alone <folder> <suite> <package...>: without what they depend on, over what is there.
unpack_alone() {
    local folder=$1 state=$1/.apt suite=$2
    shift 2
    apt_update "$state" "$suite"
    (cd "$state/archives" && apt_in "$state" apt-get download "$@")
    unpack_debs "$folder" "$state/archives"
    rm -rf "$state"
}

# unpack_debs <folder> <folder of .deb files>: also keeps the list of what was unpacked.
unpack_debs() {
    local deb
    for deb in "$2"/*.deb; do
        dpkg-deb -x "$deb" "$1" || fail "cannot unpack $deb"
        basename "$deb" .deb >>"$1/versions"
    done
    rm -rf "$1"/usr/share/{doc,man,locale,lintian,info}
}

# add_commands <folder> <name...>: links commands/<name> to the wrapper that runs <name> from the folder.
add_commands() {
    local folder=$1 name
    shift
    mkdir -p "$folder/commands"
    cp "$engine_dir"/wrappers/* "$folder/commands/"
    for name in "$@"; do [ -e "$folder/commands/$name" ] || ln -s unpacked "$folder/commands/$name"; done
}

# add_programs <folder> <name...>: links commands/<name> to the program itself, which needs nothing that was
# unpacked, so that the client is what a CI machine has.
add_programs() {
    local folder=$1 name
    shift
    mkdir -p "$folder/commands"
    for name in "$@"; do ln -s "../usr/bin/$name" "$folder/commands/$name"; done
}

# check_commands <folder> <name...>: fails unless all libraries of the named programs are there, and
# the programs in commands/ run.
check_commands() {
    local folder=$1 name program libraries missing
    shift
    libraries=$(printf '%s:' "$folder"/usr/lib/*-linux-gnu* "$folder"/lib/*-linux-gnu*)
    for name in "$@"; do
        for program in "$folder"/usr/{bin,sbin,libexec/docker/cli-plugins}/"$name"; do
            [ -e "$program" ] || continue
            missing=$(LD_LIBRARY_PATH=$libraries ldd "$program" 2>&1 | grep 'not found' || true)
            [ -z "$missing" ] || fail "$name does not run here: $missing"
        done
    done
    for name in docker docker-compose dockerd docker-registry rsync; do
        [ ! -e "$folder/commands/$name" ] || "$folder/commands/$name" --version >/dev/null || fail "$name does not run here"
    done
}
