# shellcheck shell=bash
# The folder of an engine or a registry: sourced, needs lib/process.sh and lib/bridge.sh.

# claim <folder>: makes the folder empty and ours, and prints its full path. Stops what an earlier
# run left in it; refuses a folder with something else in it.
claim() {
    local folder
    folder=$(realpath -m -- "$1")
    case $folder in *[!A-Za-z0-9/._+-]*) fail "'$folder' has characters other than letters, digits and /._+-" ;; esac
    release "$folder"
    mkdir -p "$folder"
    touch "$folder/.dockerci"
    printf '%s\n' "$folder"
}

# release <folder>: stops what runs in it and removes it; no word if there is none.
release() {
    local folder
    folder=$(realpath -m -- "$1")
    [ -d "$folder" ] || return 0
    [ -z "$(ls -A "$folder")" ] || [ -e "$folder/.dockerci" ] || fail "'$folder' was not made by tests/engine: left alone"
    remove_below "$folder"
}

# write_env <folder> <NAME=value...>: writes <folder>/env, lines NAME='value', for `source` and simple parsers.
write_env() {
    local folder=$1 pair
    shift
    for pair in "$@"; do
        case $pair in *"'"*) fail "a quote in ${pair%%=*}" ;; esac
        printf "%s='%s'\n" "${pair%%=*}" "${pair#*=}"
    done >"$folder/env.new"
    mv "$folder/env.new" "$folder/env"
}

# await <seconds> <folder> <command...>: polls until the command succeeds. Fails when the time is up or
# nothing runs in the folder any more.
await() {
    local end=$((SECONDS + $1)) folder=$2
    shift 2
    until "$@" >/dev/null 2>&1; do
        [ $SECONDS -lt "$end" ] && [ -n "$(processes_of "$folder")" ] || return 1
        sleep 0.1
    done
}
