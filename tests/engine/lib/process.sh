# shellcheck shell=bash
# Starting and stopping what belongs to a folder: sourced, not run. A process belongs to a folder if it
# was started with the variable DOCKERCI_STARTED_IN=<folder>, which its children inherit, or runs in the
# control group of the folder's engine, as containers do. Nothing is ever stopped by its name, or by a
# number from a file, which may be another process's by now.

# start_detached <folder> <command...>: starts it cut off from the caller, so that nobody who reads the
# caller's output waits for it; it holds no lock of ours. Its output goes to <folder>/log.
start_detached() {
    local folder=$1 descriptor
    shift
    (
        for descriptor in /proc/self/fd/*; do
            descriptor=${descriptor##*/}
            [ "$descriptor" -le 2 ] || eval "exec $descriptor>&-"
        done
        cd /
        DOCKERCI_STARTED_IN=$folder exec setsid --fork nohup "$@"
    ) </dev/null >>"$folder/log" 2>&1
}

# processes_of <folder>: prints the ids of the living processes that belong to the folder.
processes_of() {
    { grep -slzxF "DOCKERCI_STARTED_IN=$1" /proc/[0-9]*/environ || true
      contained_in "$1"
    } | cut -d / -f 3 | sort -un
}

# contained_in <folder>: prints /proc/<id>/cgroup for each process in a container of the folder's engine.
contained_in() { grep -slE "/$(control_group "$1")(/|\$)" /proc/[0-9]*/cgroup || true; }

# control_group <folder>: the name of the control group for the containers of the folder's engine.
control_group() { printf 'dockerci-%s' "$(cksum <<<"$1" | cut -d ' ' -f 1)"; }

# stop_processes <folder>: ends the containers at once, which dockerd would give 10 s each; then asks the
# process that <folder>/pid names, as it ends the others in good order, and then them; makes them end
# when they do not.
stop_processes() {
    local folder=$1 first id
    for id in $(contained_in "$folder" | cut -d / -f 3); do kill -KILL "$id" 2>/dev/null || true; done
    first=$(cat "$folder/pid" 2>/dev/null || true)
    if [ -n "$first" ] && processes_of "$folder" | grep -qx "$first"; then
        kill "$first" 2>/dev/null || true
        wait_until_gone 150 "$folder" "$first" || true
    fi
    signal_all TERM "$folder"
    wait_until_gone 50 "$folder" || signal_all KILL "$folder"
    wait_until_gone 50 "$folder" || say "processes of '$folder' do not end: $(processes_of "$folder" | tr '\n' ' ')"
}

# signal_all <signal> <folder>
signal_all() { processes_of "$2" | while read -r id; do kill "-$1" "$id" 2>/dev/null || true; done; }

# wait_until_gone <tenths of a second> <folder> [id]: fails when the folder's processes (or only the
# one) are there for longer.
wait_until_gone() {
    local left=$1
    while processes_of "$2" | grep -qx "${3:-.*}"; do
        [ $((left -= 1)) -ge 0 ] || return 1
        sleep 0.1
    done
}

# unmount_below <folder>: the deepest first.
unmount_below() {
    local mount
    awk '{ print $2 }' /proc/mounts | sort -r | while read -r mount; do
        mount=$(printf '%b' "$mount")
        case $mount in "$1" | "$1"/*) umount -l "$mount" 2>/dev/null || true ;; esac
    done
}

# remove_below <folder> (needs lib/bridge.sh): stops what belongs to the folder, unmounts what is in it, and removes it.
remove_below() {
    stop_processes "$1"
    unmount_below "$1"
    remove_bridge "$1"
    rm -rf --one-file-system "$1"
    find /sys/fs/cgroup -depth -maxdepth 4 -type d -path "*/$(control_group "$1")*" -exec rmdir {} + 2>/dev/null || true
}
