# A PostgreSQL of our own, thrown away afterwards. Source this file, then:
#
#   start_postgres            makes a cluster on a free port and sets KITH_TEST_DATABASE
#   stop_postgres             stops it and removes it; call it in a trap
#
# Durable as in service (fsync stays on), reachable from this machine only, no password.

pg_folder='' pg_bin='' pg_as=()

find_postgres() {
    local bin
    for bin in $(printf '%s\n' /usr/lib/postgresql/*/bin | sort -Vr) "$(dirname "$(command -v pg_ctl || echo /nowhere/pg_ctl)")"; do
        [[ -x $bin/initdb && -x $bin/pg_ctl ]] && pg_bin=$bin && return
    done
    echo "PostgreSQL's server is not installed (Debian: apt install postgresql)." >&2
    return 1
}

# PostgreSQL refuses to run as root, so root steps down to a user who owns nothing else here.
choose_postgres_user() {
    pg_as=()
    [[ $(id -u) == 0 ]] || return 0
    local user=nobody
    getent passwd postgres >/dev/null && user=postgres
    pg_as=(setpriv --reuid="$user" --regid="$(id -g "$user")" --clear-groups --)
    chown "$user" "$pg_folder"
}

free_port() {
    local port
    while :; do
        port=$((20000 + RANDOM % 20000))
        (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || { echo "$port"; return; }
    done
}

start_postgres() {
    find_postgres || return 1
    pg_folder=$(mktemp -d "${TMPDIR:-/tmp}/kith-postgres.XXXXXX") || return 1
    choose_postgres_user
    (cd "$pg_folder" && "${pg_as[@]}" "$pg_bin/initdb" --pgdata="$pg_folder/data" --username=kith --auth=trust \
        --encoding=UTF8 --locale=C.UTF-8 --no-sync) >"$pg_folder.log" 2>&1 ||
        { cat "$pg_folder.log" >&2; stop_postgres; return 1; }

    local port try
    for try in 1 2 3 4 5; do
        port=$(free_port)
        if (cd "$pg_folder" && "${pg_as[@]}" "$pg_bin/pg_ctl" --pgdata="$pg_folder/data" --log="$pg_folder/log" -w -t 60 \
            -o "-p $port -k $pg_folder -c listen_addresses=127.0.0.1 -c max_connections=300 -c fsync=on" \
            start) >>"$pg_folder.log" 2>&1 </dev/null; then
            "$pg_bin/createdb" -h 127.0.0.1 -p "$port" -U kith kith || { stop_postgres; return 1; }
            export KITH_TEST_DATABASE=postgres://kith@127.0.0.1:$port/kith
            return 0
        fi
    done
    echo "PostgreSQL did not start after $try tries:" >&2
    tail -n 20 "$pg_folder.log" "$pg_folder/log" >&2
    stop_postgres
    return 1
}

stop_postgres() {
    [[ -n $pg_folder ]] || return 0
    if [[ -f $pg_folder/data/postmaster.pid ]]; then
        (cd / && "${pg_as[@]}" "$pg_bin/pg_ctl" --pgdata="$pg_folder/data" -m immediate -w -t 30 stop) >/dev/null 2>&1 || true
    fi
    rm -rf "$pg_folder" "$pg_folder.log"
    pg_folder=''
    unset KITH_TEST_DATABASE
}
