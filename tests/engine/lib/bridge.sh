# shellcheck shell=bash
# The engine's own network bridge: sourced, not run; needs lib/process.sh.
#
# BuildKit's RUN steps need the network named bridge ("network bridge not found" with "bridge": "none"),
# and an engine without a bridge removes another engine's docker0 when it starts. So every engine gets a
# bridge of its own. It leads nowhere: no forwarding, no firewall rules, no name server behind it.

# bridge_name <folder>: at most 15 characters.
bridge_name() { printf 'dci%s' "$(cksum <<<"$1" | cut -d ' ' -f 1)"; }

# add_bridge <folder> <busybox>: makes the bridge and prints its name, or "none" where that is not allowed.
# Its address is of the range that is for benchmarks, and so nobody's.
add_bridge() {
    local name network
    name=$(bridge_name "$1")
    network=$(free_network)
    ln -s "$2" "$1/busybox"
    if "$2" ip link add "$name" type bridge && "$2" ip addr add "$network.1/24" dev "$name" && "$2" ip link set "$name" up; then
        printf '%s\n' "$name"
    else
        say 'no network bridge can be made: RUN steps need --network=none'
        printf 'none\n'
    fi
}

# free_network: prints the first three numbers of a network that no route leads to.
free_network() {
    local high low
    while :; do
        high=$((18 + RANDOM % 2)) low=$((RANDOM % 256))
        grep -q "$(printf '\t00%02X%02XC6\t' $low $high)" /proc/net/route || break
    done
    printf '198.%d.%d\n' $high $low
}

# remove_bridge <folder>
remove_bridge() {
    [ ! -d "/sys/class/net/$(bridge_name "$1")" ] || "$1/busybox" ip link del "$(bridge_name "$1")" || true
}
