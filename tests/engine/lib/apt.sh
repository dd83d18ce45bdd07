# shellcheck shell=bash
# shellcheck disable=SC2034,SC2154 # the variables are shared with the command
# Downloads Debian packages without touching the machine's own apt: sourced, not run.
# Everything apt writes goes to a state folder of ours; only the archive's address
# and apt's general configuration (proxy, credentials) are the machine's.

# archive_uri: prints the address of the Debian archive that this machine uses.
# The entry that also has a "-updates" suite is the archive itself, and not the
# security archive or some vendor's repository with a suite named like Debian's.
archive_uri() {
    local entries
    entries=$(source_entries)
    { grep -E '^[^ ]+ [a-z]+-updates$' <<<"$entries" || true
      grep -E '^[^ ]*/debian/? [a-z]+$' <<<"$entries" || true
      grep -E '^[^ ]+ [a-z]+$' <<<"$entries" || true
    } | awk 'NR == 1 { print $1 }'
}

# source_entries: prints "address suite" for each enabled source with the component main,
# from one-line (*.list) and deb822 (*.sources) files alike.
source_entries() {
    local etc=${DOCKERCI_ENGINE_APT_ETC:-/etc/apt} file
    for file in "$etc"/sources.list "$etc"/sources.list.d/*.list; do
        [ -f "$file" ] || continue
        sed -n 's/#.*//; s/\[[^]]*\]//; s/^[[:space:]]*deb[[:space:]]\{1,\}//p' "$file" |
            awk '{ for (i = 3; i <= NF; i++) if ($i == "main") print $1, $2 }'
    done
    for file in "$etc"/sources.list.d/*.sources; do
        [ -f "$file" ] || continue
        grep -v '^#' "$file" | awk -v RS= -v FS='\n' -f "$engine_dir/lib/deb822.awk"
    done
}

# bare_status: prints a dpkg status file that describes a bare Debian: the packages that no
# Debian goes without and the C library, with no dependencies of their own. With it apt
# works out the same downloads whatever else is installed here.
bare_status() {
    awk -v RS= -v FS='\n' '
        !/\nStatus: install ok installed/ { next }
        !/\nPriority: required/ && !/\nEssential: yes/ && !/^Package: (libc6|libgcc-s1|ca-certificates)\n/ { next }
        { for (i = 1; i <= NF; i++)
              if ($i ~ /^(Package|Status|Priority|Section|Maintainer|Architecture|Multi-Arch|Version|Provides):/) print $i
          print "Description: part of a bare Debian\n" }' /var/lib/dpkg/status
}

# apt_update <state folder> <suite>: makes the state folder know the suite.
apt_update() {
    local state=$1 suite=$2 uri
    uri=$(archive_uri)
    [ -n "$uri" ] || fail "no Debian archive found in /etc/apt/sources.list or /etc/apt/sources.list.d"
    mkdir -p "$state"/{parts,lists/partial,archives/partial}
    printf 'Types: deb\nURIs: %s\nSuites: %s\nComponents: main\nSigned-By: %s\n' \
        "$uri" "$suite" /usr/share/keyrings/debian-archive-keyring.gpg >"$state/parts/debian.sources"
    bare_status >"$state/status"
    apt_configuration "$state" >"$state/apt.conf"
    apt_in "$state" apt-get update
}

# apt_configuration <state folder>: prints what is laid over the machine's apt configuration.
apt_configuration() {
    cat <<END
Dir::Etc { sourcelist "/dev/null"; sourceparts "$1/parts"; preferences "/dev/null"; preferencesparts "/dev/null"; };
Dir::State "$1"; Dir::State::status "$1/status"; Dir::Cache "$1"; Dir::Cache::archives "$1/archives";
Acquire::Languages "none"; Acquire::Retries "3"; APT::Sandbox::User "root"; APT::Install-Recommends "false";
#clear APT::Update::Pre-Invoke;
#clear APT::Update::Post-Invoke;
#clear APT::Update::Post-Invoke-Success;
#clear Acquire::IndexTargets::deb::DEP-11;
END
}

# apt_in <state folder> <apt command...>: runs it in that state; its output is shown only if it fails.
apt_in() {
    local state=$1 command=$2
    shift 2
    "$command" -c "$state/apt.conf" -q -y "$@" >"$state/log" 2>&1 && return
    tail -n 20 "$state/log" >&2
    fail "$command $* failed"
}
