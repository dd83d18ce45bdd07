# shellcheck shell=bash
# What registry-up is made of: sourced, needs lib/process.sh and lib/folder.sh.

# made_up_password: prints one.
made_up_password() { od -An -N16 -tx1 /dev/urandom | tr -d ' \n'; }

# write_password <packages> <folder> <user> <password>: the password goes to htpasswd over its input.
write_password() {
    (umask 077 && printf '%s\n' "$4" >"$2/password")
    printf '%s\n' "$4" | "$1/commands/htpasswd" -Bin "$3" >"$2/htpasswd"
}

# free_port: prints a port on which nobody listens at the moment, outside the range that the kernel
# hands out, so that no outgoing connection takes it.
free_port() {
    local port
    while :; do
        port=$((20000 + RANDOM % 10000))
        grep -qsE ": [0-9A-F]+:$(printf '%04X' $port) [0-9A-F:]+ 0A " /proc/net/tcp /proc/net/tcp6 || break
    done
    printf '%s\n' "$port"
}

# start_registry <packages> <folder> <port> <user or nothing>: and waits until it listens.
start_registry() {
    registry_configuration "$2" "$3" "$4" >"$2/config.yml"
    start_detached "$2" "$1/commands/docker-registry" serve "$2/config.yml"
    await 30 "$2" listens "$2" "$3"
}

# listens <folder> <port>: whether a process of the folder does, not something else on that port.
listens() {
    local socket id
    socket=$(awk -v port="$(printf ':%04X$' "$2")" '$2 ~ port && $4 == "0A" { print $10 }' /proc/net/tcp)
    [ -n "$socket" ] || return 1
    for id in $(processes_of "$1"); do
        find "/proc/$id/fd" -lname "socket:\[$socket\]" 2>/dev/null | grep -q . && return
    done
    return 1
}

# registry_configuration <folder> <port> <user or nothing>: prints docker-registry's configuration file.
registry_configuration() {
    cat <<END
version: 0.1
log: { accesslog: { disabled: false }, level: info }
storage:
  filesystem: { rootdirectory: $1/data }
  delete: { enabled: true }
http:
  addr: 127.0.0.1:$2
  secret: $(made_up_password)
END
    [ -z "$3" ] || printf 'auth:\n  htpasswd: { realm: registry, path: %s }\n' "$1/htpasswd"
}
