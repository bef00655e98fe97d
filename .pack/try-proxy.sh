#!/usr/bin/env bash
# `.pack/try-proxy.sh dist/antou-…-linux-x64.tar.gz`: the block for nginx of docs/administration.md, as it stands there, before a packed Antou.
# In a network namespace of its own, so that ports 80 and 443 are free. Needs nginx, openssl and `unshare -n -m` (root).
set -euo pipefail
archive=$(realpath "${1:?which archive?}")
root=$(dirname "$(dirname "$(realpath "$0")")")
if [ -z "${ANTOU_TRY_INSIDE:-}" ]; then
  for tool in nginx openssl curl; do command -v $tool >/dev/null || { echo "skipped: no $tool"; exit 0; }; done
  exec unshare -n -m env ANTOU_TRY_INSIDE=1 bash "$(realpath "$0")" "$archive"
fi
ip link set lo up
dir=$(mktemp -d)
server=''
trap '[ -z "$server" ] || kill "$server" 2>/dev/null || true; [ ! -f "$dir/pid" ] || kill "$(cat "$dir/pid")" || true; rm -rf "$dir"' EXIT
fail() { echo "FAILED: $1"; tail -5 "$dir/log" "$dir/error" 2>/dev/null || true; exit 1; }

tar xzf "$archive" -C "$dir"
cd "$dir"/antou-*
printf 'ANTOU_PASSWORD=correct-horse\nANTOU_PUBLIC_URL=https://antou.example.gov.cn\nANTOU_TRUSTED_PROXIES=127.0.0.1\nANTOU_EMBEDDER=none\n' >settings.env
./antou serve >"$dir/log" 2>&1 &
server=$!
openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=antou.example.gov.cn -addext subjectAltName=DNS:antou.example.gov.cn \
  -keyout "$dir/antou.key" -out "$dir/antou.crt" 2>/dev/null
{
  echo "daemon on; pid $dir/pid; error_log $dir/error; events {} http { access_log off;"
  sed -n '/^## HTTPS/,/^## People/{/^```/,/^```/{/^```/d;p}}' "$root/docs/administration.md" | sed "s|/etc/nginx/antou|$dir/antou|"
  echo '}'
} >"$dir/nginx.conf"
nginx -c "$dir/nginx.conf" || fail 'nginx does not take the block'
get() { curl -sS --max-time 60 --noproxy '*' --cacert "$dir/antou.crt" --resolve antou.example.gov.cn:443:127.0.0.1 --resolve antou.example.gov.cn:80:127.0.0.1 "$@"; }
for _ in $(seq 300); do get https://antou.example.gov.cn/healthz 2>/dev/null | grep -q '"ok":true' && break; sleep 0.2; done
get https://antou.example.gov.cn/healthz | grep -q '"ok":true' || fail 'no page over https'
get -o /dev/null -w '%{http_code} %{redirect_url}' http://antou.example.gov.cn/library | grep -q '^301 https://antou.example.gov.cn/library$' || fail 'http is not sent on'
get -L https://antou.example.gov.cn/ | grep -q 'type="password"' || fail 'no page to sign in'
get -D "$dir/headers" -o /dev/null -H 'Origin: https://antou.example.gov.cn' -H 'Sec-Fetch-Site: same-origin' -c "$dir/jar" --data-urlencode password=correct-horse https://antou.example.gov.cn/login || fail 'no answer to the password'
grep -i '^set-cookie:' "$dir/headers" | grep -qi 'secure' || fail "cookie not secure: $(cat "$dir/headers")"
get -b "$dir/jar" https://antou.example.gov.cn/ | grep -q '<textarea' || fail 'not signed in'
echo 'whole: signed in over https by the block of docs/administration.md, the cookie is secure, http is sent on'
