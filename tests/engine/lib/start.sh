# shellcheck shell=bash
# shellcheck disable=SC2034,SC2154 # the variables are shared with the command
# What every command here starts with: sourced, not run.
engine_dir=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cache=${DOCKERCI_ENGINE_CACHE:-${XDG_CACHE_HOME:-${HOME:-/root}/.cache}/cake-dockercicache}

# say <message...>: a word on what is going on, on the error output, as the output is the answer.
say() { printf 'tests/engine: %s\n' "$*" >&2; }

# fail <message...>: says so and ends the command.
fail() { say "$@"; exit 1; }

# usage: prints the calling command's comment head and ends it.
usage() {
    sed -n '2,/^[^#]/{/^# \{0,1\}/!d;s/^# \{0,1\}//p}' "$0" >&2
    exit 2
}
