# What registry-up is made of: sourced, needs lib/process.sh and lib/folder.sh.

# made_up_password: prints one.
made_up_password() { od -An -N16 -tx1 /dev/urandom | tr -d ' \n'; }

# write_password <packages> <folder> <user> <password>: the password goes to htpasswd over its input.
write_password() {
    (umask 077 && printf '%s\n' "$4" >"$2/password")
    printf '%s\n' "$4" | "$1/bin/htpasswd" -Bin "$3" >"$2/htpasswd"
}

# free_port: prints a port on which nobody listens at the moment, outside the range that the kernel
# hands out, so that no outgoing connection takes it.
free_port() {
    local port
    while :; do
        port=$((20000 + RANDOM % 10000))
        grep -qis ": 0*[0-9A-F]*:$(printf '%04X' $port) .* 0A " /proc/net/tcp /proc/net/tcp6 || break
    done
    printf '%s\n' "$port"
}

# start_registry <packages> <folder> <port> <user or nothing>: and waits until it answers.
start_registry() {
    registry_configuration "$2" "$3" "$4" >"$2/config.yml"
    start_detached "$2" "$1/bin/docker-registry" serve "$2/config.yml"
    await 30 "$2" registry_answers "$3" || return 1
    # Something else may have answered on the port, with ours about to end: ours says so in its log.
    ! grep -q 'address already in use' "$2/log"
}

# registry_answers <port>: whether something there speaks HTTP.
registry_answers() {
    local answer
    exec 8<>"/dev/tcp/127.0.0.1/$1" || return 1
    printf 'GET /v2/ HTTP/1.0\r\n\r\n' >&8
    IFS= read -r -t 5 answer <&8
    exec 8>&-
    [[ $answer == HTTP/1.*\ [24]0* ]]
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
