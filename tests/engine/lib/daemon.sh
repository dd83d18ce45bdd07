# shellcheck shell=bash
# dockerd's configuration: sourced, not run; needs lib/process.sh.

# daemon_configuration <profile> <folder> <bridge> <mirror or nothing>: prints dockerd's configuration
# file. A layer that can't be had is asked for once: by default the classic store tries for most of a minute, each
# time. No firewall rules and no forwarding, so that the machine's network stays as it is; cgroupfs, as
# there may be no systemd.
daemon_configuration() {
    local profile=$1 folder=$2 bridge=$3 mirror=$4 containerd=false
    [ "$profile" != modern-containerd ] || containerd=true
    cat <<END
{
  "data-root": "$folder/data",
  "exec-root": "$folder/exec",
  "pidfile": "$folder/pid",
  "hosts": ["unix://$folder/docker.sock"],
  "group": "root",
  "bridge": "$bridge",
  "iptables": false,
  "ip6tables": false,
  "ip-forward": false,
  "ip-masq": false,
  "userland-proxy": false,
  "exec-opts": ["native.cgroupdriver=cgroupfs"],
  "cgroup-parent": "/$(control_group "$folder")",
  "shutdown-timeout": 2,
  "max-download-attempts": 1,
  "features": {$([ "$profile" = classic ] || printf '"containerd-snapshotter": %s' "$containerd")},
$(storage_driver "$folder" "$containerd")
  "registry-mirrors": [${mirror:+\"$mirror\"}],
  "insecure-registries": ["127.0.0.0/8"]
}
END
}

# storage_driver <folder> <containerd>: where overlay mounts do not work (in a container whose root is
# one), layers are copied. The engine itself sees that on the classic image store, but not on containerd's.
storage_driver() {
    local probe=$1/probe driver='' overlay=false
    mkdir -p "$probe"/{lower,upper,work,merged}
    if mount -t overlay overlay -o "lowerdir=$probe/lower,upperdir=$probe/upper,workdir=$probe/work" "$probe/merged" 2>/dev/null; then
        umount "$probe/merged"
        overlay=true
    fi
    rm -rf "$probe"
    case $2-$overlay in
        false-true) driver=overlay2 ;;
        false-false) driver=vfs ;;
        true-false) driver=native ;;
    esac
    [ -z "$driver" ] || printf '  "storage-driver": "%s",' "$driver"
}
