// The packed program at boot. In: this folder. Out: a systemd unit, or a task of Windows; with --print it is only shown.
import { spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const unitPath = '/etc/systemd/system/antou.service'

/** Exit status. */
export async function run(_, args, { root }) {
  const isWindows = process.platform === 'win32' || args.includes('--windows')
  if (args.includes('--print')) {
    console.log(isWindows ? renderTask(root) : renderUnit(root))
    return 0
  }
  if (args.includes('--remove')) return remove(isWindows)
  return isWindows ? addTask(root) : addUnit(root)
}

/** The program may write to its data and backups, and to nothing else. */
function renderUnit(root) {
  return `[Unit]
Description=案头
After=network.target
[Service]
User=antou
WorkingDirectory=${root}
ExecStart=${root}/antou serve
Restart=on-failure
RestartSec=5
TimeoutStopSec=60
UMask=0077
NoNewPrivileges=yes
PrivateTmp=yes
ProtectSystem=strict
ProtectKernelTunables=yes
ProtectControlGroups=yes
ReadWritePaths=${root}/data ${root}/backups
[Install]
WantedBy=multi-user.target`
}

function addUnit(root) {
  if (process.getuid() !== 0) return fail('要管理员权限。', '前面加 sudo 再运行一次。')
  if (!existsSync('/run/systemd/system'))
    return fail('这台机器没有在用 systemd。', '用 antou autostart --print 看要写的内容，照着设置开机启动。')
  if (/\s/.test(root)) return fail(`路径里有空格：${root}`, '移到没有空格的目录，例如 /opt/antou。')
  const made = spawnSync('id', ['antou']).status === 0 || succeeds('useradd', userOf(root))
  if (!made) return fail('没能建 antou 这个账户。', '手工建一个叫 antou 的系统账户，再运行一次。')
  for (const name of ['data', 'backups']) handOver(join(root, name))
  if (existsSync(join(root, 'settings.env'))) handOver(join(root, 'settings.env'))
  writeFileSync(unitPath, `${renderUnit(root)}\n`)
  if (!succeeds('systemctl', ['daemon-reload']) || !succeeds('systemctl', ['enable', '--now', 'antou']))
    return fail('没能启动。', 'systemctl status antou 看原因。')
  console.log('已设成开机启动，现在就在运行。看日志：journalctl -u antou -f')
  return 0
}

function userOf(root) {
  return ['--system', '--user-group', '--home-dir', root, '--shell', '/usr/sbin/nologin', 'antou']
}

/** What the account needs; the program itself stays root's. */
function handOver(path) {
  if (!path.endsWith('.env')) mkdirSync(path, { recursive: true })
  const id = (flag) => Number(spawnSync('id', [flag, 'antou'], { encoding: 'utf8' }).stdout)
  const [uid, gid] = [id('-u'), id('-g')]
  const own = path.endsWith('.env') ? [] : readdirSync(path, { recursive: true })
  for (const one of [path, ...own.map((name) => join(path, name))]) chownSync(one, uid, gid)
}

/** No limit of time (a task of Windows ends after three days otherwise), started again when it fails. */
function renderTask(root) {
  const spell = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
  return `<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <Triggers><BootTrigger><Enabled>true</Enabled></BootTrigger></Triggers>
  <Principals><Principal id="Author"><UserId>S-1-5-19</UserId><RunLevel>LeastPrivilege</RunLevel></Principal></Principals>
  <Settings>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <ExecutionTimeLimit>PT0S</ExecutionTimeLimit>
    <RestartOnFailure><Interval>PT1M</Interval><Count>999</Count></RestartOnFailure>
  </Settings>
  <Actions Context="Author"><Exec>
    <Command>cmd.exe</Command>
    <Arguments>/d /c ""${spell(root)}\\antou.cmd" serve &gt;&gt; "${spell(root)}\\data\\antou.log" 2&gt;&amp;1"</Arguments>
    <WorkingDirectory>${spell(root)}</WorkingDirectory>
  </Exec></Actions>
</Task>`
}

/** S-1-5-19 is the local service account; it may write to data and backups alone. */
function addTask(root) {
  const file = join(tmpdir(), `antou-task-${process.pid}.xml`)
  for (const name of ['data', 'backups']) {
    mkdirSync(join(root, name), { recursive: true })
    if (!succeeds('icacls', [join(root, name), '/grant', '*S-1-5-19:(OI)(CI)M', '/T', '/Q']))
      return fail(`没能把 ${name} 交给服务账户。`, '用管理员身份打开命令提示符，再运行一次。')
  }
  writeFileSync(file, `\uFEFF${renderTask(root)}`, 'utf16le')
  if (!succeeds('schtasks', ['/Create', '/TN', 'Antou', '/XML', file, '/F']))
    return fail('没能设成开机启动。', '用管理员身份打开命令提示符，再运行一次。')
  succeeds('schtasks', ['/Run', '/TN', 'Antou'])
  console.log(`已设成开机启动，现在就在运行。日志在 ${join(root, 'data', 'antou.log')}`)
  return 0
}

function remove(isWindows) {
  const done = isWindows
    ? succeeds('schtasks', ['/Delete', '/TN', 'Antou', '/F'])
    : succeeds('systemctl', ['disable', '--now', 'antou'])
  if (!done) return fail('没能取消开机启动。', '看看有没有设过、是不是管理员。')
  console.log('不再开机启动。数据没有动。')
  return 0
}

function succeeds(command, args) {
  return spawnSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'] }).status === 0
}

function fail(message, fix) {
  console.error(`${message}\n→ ${fix}`)
  return 1
}
