#!/usr/bin/env bash
# `npm run pack:try -- dist/antou-….tar.gz`: unpacks a linux package and uses it in a network namespace that has nothing but 127.0.0.1,
# without the Node of this machine: first cited answer, page, doctor, nightly backup, upgrade, way back. Needs `unshare -n` (root).
set -euo pipefail
archive=$(realpath "${1:?which archive?}")
if [ -z "${ANTOU_TRY_INSIDE:-}" ]; then
  unshare -n true 2>/dev/null || { echo "skipped: unshare -n is not allowed here"; exit 0; }
  exec unshare -n -m env -i PATH=/usr/bin:/bin:/usr/sbin:/sbin HOME=/nonexistent ANTOU_TRY_INSIDE=1 bash "$0" "$archive"
fi
ip link set lo up
for other in /usr/bin/node /usr/sbin/node /bin/node; do [ ! -e "$other" ] || mount --bind /dev/null "$other"; done
if command -v node >/dev/null && node --version >/dev/null 2>&1; then echo 'there is another node, that is no trial'; exit 1; fi
if timeout 3 bash -c 'exec 3<>/dev/tcp/1.1.1.1/443' 2>/dev/null; then echo "there is a network, that is no trial"; exit 1; fi

dir=$(mktemp -d)
server=''
trap '[ -z "$server" ] || kill "$server" 2>/dev/null || true; rm -rf "$dir"' EXIT
begun=$SECONDS
say() { printf '%4ds  %s\n' $((SECONDS - begun)) "$1"; }
fail() { echo "FAILED: $1"; [ ! -f "$dir/log" ] || tail -20 "$dir/log"; exit 1; }
page=http://127.0.0.1:18765
fetch() { timeout "${2:-30}" "$antou_node" -e 'fetch(process.argv[1]).then(async (r) => { process.stdout.write(await r.text()); process.exit(r.ok ? 0 : 1) }, () => process.exit(1))' "$1"; }
start() {
  ./antou serve >"$dir/log" 2>&1 &
  server=$!
  for _ in $(seq 600); do fetch "$page/healthz" >/dev/null 2>&1 && return; kill -0 "$server" 2>/dev/null || fail 'the server ended'; sleep 0.2; done
  fail 'no page after two minutes'
}
stop() { kill "$server"; wait "$server" || fail "serve ended with $?"; server=''; }
ask() { ./antou ask '其他乡镇怎么处理欠薪的？' --samples --json; }

tar xzf "$archive" -C "$dir"
cd "$dir"/antou-*
antou_node=$(echo "$PWD"/versions/*/node/node)
say "unpacked: $(du -sh . | cut -f1), Node $("$antou_node" --version)"
echo 'ANTOU_PORT=18765' >settings.env
start
say 'page is there'
for _ in $(seq 120); do
  answer=$(ask 2>/dev/null) && grep -q '"kind":"answer"' <<<"$answer" && break
  sleep 1
done
grep -q '"kind":"answer"' <<<"$answer" || fail "no answer: $answer"
grep -q '"quote":"' <<<"$answer" || fail "no citation: $answer"
say "first cited answer: $("$antou_node" -e 'const a = JSON.parse(process.argv[1]); console.log(`${a.citations.length} citations, ${a.citations[0].place} ${a.citations[0].year}: ${a.citations[0].quote.slice(0, 40)}`)' "$answer")"
fetch "$page/" | grep -q '案头' || fail 'no page'
./antou doctor >"$dir/doctor" || fail "doctor: $(grep 不行 "$dir/doctor")"
say "doctor: $(grep -c 正常 "$dir/doctor") well, $(grep -c 注意 "$dir/doctor") to look at"
grep -q '替代' "$dir/doctor" && grep 替代 "$dir/doctor" | head -3
stop
say 'stopped'

# An upgrade to the same program under another name, and back; the data stay where they are.
first=$(cat current)
cp -r . "$dir/newer"
mv "$dir/newer/versions/$first" "$dir/newer/versions/9.9.9-trial"
printf 9.9.9-trial >"$dir/newer/current"
rm -rf "$dir/newer/data" "$dir/newer/settings.env" "$dir/newer/backups"
installed=$PWD
start
if (cd "$dir/newer" && ./antou upgrade "$installed") >"$dir/refused" 2>&1; then fail 'upgraded under a running server'; fi
stop
(cd "$dir/newer" && ./antou upgrade "$installed") || fail 'no upgrade'
[ "$(cat current)" = 9.9.9-trial ] || fail 'not upgraded'
ls backups/before-9.9.9-trial-*.tar >/dev/null || fail 'no backup before the upgrade'
start
ask | grep -q '"quote":"' || fail 'no answer after the upgrade'
stop
say 'upgraded, answers'
./antou back || fail 'no way back'
[ "$(cat current)" = "$first" ] || fail 'not back'
start
ask | grep -q '"quote":"' || fail 'no answer after the way back'
stop
say 'back again, answers'

# A newer program that changed the databases: the way back restores what was before it.
(cd "$dir/newer" && ./antou upgrade "$installed") >/dev/null || fail 'no second upgrade'
(cd versions/9.9.9-trial && node/node -e 'new (require("libsql"))("../../data/library.db").exec("PRAGMA user_version=999")')
./antou back || fail 'no way back over a changed database'
ls -d data/before-restore-* >/dev/null || fail 'the newer data were not kept'
start
ask | grep -q '"quote":"' || fail 'no answer after the restore'
stop
say 'back over a changed database, answers'
./antou autostart --print >"$dir/antou.service"
if command -v systemd-analyze >/dev/null; then systemd-analyze verify "$dir/antou.service" 2>&1 | grep -v 'is not executable' | head -3 || true; fi
./antou autostart --print --windows | grep -q '<Command>cmd.exe</Command>' || fail 'no task for Windows'
echo 'whole: unpacked, answered with citations, upgraded and back, without a network'
