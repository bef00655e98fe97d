// Commands over people: people (list, allow, invite, remove, set, join), and audit export.
import { open } from 'node:fs/promises'
import type { Command } from 'commander'
import { renderTable } from '#channels/terminal/render-table.ts'
import { type Session, writeJson } from '#channels/terminal/session.ts'
import { failUsage } from '#channels/terminal/usage.ts'
import { type ListedPerson, type PersonPatch, roleNames } from '#desk/people/manage-people.ts'
import type { Role } from '#domain/reader.ts'
import { AppError } from '#shared/errors.ts'

export function buildPeopleCommands(program: Command, session: Session): void {
  const people = program
    .command('people')
    .description('谁在用、谁在等同意')
    .option('--json', '结果以 JSON 输出')
    .action((options: { json?: boolean }) =>
      session.run('read', async ({ desk, reader }) => {
        const list = await desk.listPeople(reader)
        if (options.json) writeJson(session, list)
        else session.io.out(`${renderPeople(list)}\n`)
      }),
    )
  const show = (person: ListedPerson, done: string) => {
    if (people.opts().json) writeJson(session, person)
    else session.io.out(`${done}\n`)
  }
  people
    .command('allow')
    .argument('<编号>', '见 antou people，例如 wecom:zhangsan')
    .description('同意一个人（或一个群）使用')
    .action((id: string) =>
      session.run('write', async ({ desk, reader }) => {
        const person = await desk.allowPerson(reader, id)
        show(person, `${id} 可以用了，权限：${roleNames[person.role]}。`)
      }),
    )
  buildInvite(people, session)
  people
    .command('remove')
    .argument('<编号>', '见 antou people')
    .option('--to <编号>', '他的稿子和对话归谁')
    .description('停掉一个人（或一个群），从下一条消息起，排着队的也不办')
    .action((id: string, { to }: { to?: string }) =>
      session.run('write', async ({ desk, reader }) => {
        show(await desk.removePerson(reader, id, to), `${id} 停用了。${to ? `稿子和对话归 ${to}。` : ''}`)
      }),
    )
  buildSet(people, session, show)
  people
    .command('join')
    .argument('<编号>', '同一个人的另一个编号')
    .argument('<并到>', '他的主编号')
    .description('把一个人的两个编号并成一个：权限、稿子、对话都按主编号')
    .action((id: string, into: string) =>
      session.run('write', async ({ desk, reader }) => {
        show(await desk.joinPeople(reader, id, into), `${id} 并到 ${into} 了。`)
      }),
    )
  buildAudit(program, session)
}

function buildInvite(people: Command, session: Session): void {
  people
    .command('invite')
    .argument('<编号>', '见 antou people；还没有的网页账号写 page:名字')
    .description('给一个人发登录网页的链接：三天内有效，只能用一次')
    .action((id: string) =>
      session.run('write', async ({ desk, reader }) => {
        const { path, address } = await desk.invitePerson(reader, id)
        session.io.out(`${address ?? `网页的地址加上 ${path}（设了 ANTOU_PUBLIC_URL 就给全）`}\n`)
      }),
    )
}

function buildSet(people: Command, session: Session, show: (person: ListedPerson, done: string) => void) {
  const set: Command = people
    .command('set')
    .argument('<编号>', '见 antou people')
    .argument(
      '<项目=值...>',
      'role=reader（或 editor、administrator）、unit=单位、place=青禾县柳溪镇、name=名字',
    )
    .description('改一个人的权限、单位、本单位、名字；值空着就是去掉')
    .action((id: string, pairs: string[]) => {
      const patch = readPatch(pairs, (message) => failUsage(set, message))
      return session.run('write', async ({ desk, reader }) => {
        show(await desk.setPerson(reader, id, patch), `改好了 ${id}：${pairs.join('，')}`)
      })
    })
}

function readPatch(
  pairs: readonly string[],
  fail: (message: string) => never,
): PersonPatch & { place?: string } {
  const patch: { role?: Role; unit?: string; place?: string; name?: string } = {}
  for (const pair of pairs) {
    const [, key = '', value = ''] = /^(role|unit|place|name)=(.*)$/s.exec(pair) ?? []
    if (key === 'role') {
      if (!(value in roleNames)) fail(`角色要写成 ${Object.keys(roleNames).join('、')} 之一：${value}`)
      patch.role = value as Role
    } else if (key === 'unit' || key === 'place' || key === 'name') patch[key] = value
    else fail(`不认识的项目：${pair}`)
  }
  return patch
}

const standings = { asking: '等同意', allowed: '可用', removed: '已停' } as const

function renderPeople(list: readonly ListedPerson[]): string {
  if (list.length === 0) return '还没有人。用 antou people allow 编号 加，或等人在聊天里来要。'
  return renderTable([
    ['编号', '名字', '状态', '权限', '单位', '本单位', '最近'],
    ...list.map(({ id, name, standing, role, unit, place, lastSeen, joinedTo }) => [
      joinedTo ? `${id} → ${joinedTo}` : id,
      name ?? '',
      standings[standing],
      roleNames[role],
      unit ?? '',
      place ?? '',
      lastSeen?.slice(0, 16).replace('T', ' ') ?? '',
    ]),
  ])
}

function buildAudit(program: Command, session: Session): void {
  const audit: Command = program
    .command('audit')
    .description('谁在什么时候做了什么')
    .command('export')
    .argument('<文件>', '存成 CSV 文件')
    .option('--since <日期>', '从哪天起，例如 2026-01-01；不写就是全部')
    .description('导出问过、看过、传过、写过、删过、被拒绝的记录；没有问题和稿子的内容')
    .action((file: string, { since }: { since?: string }) => {
      const from = since === undefined ? null : readDay(since, (message) => failUsage(audit, message))
      return session.run('read', async ({ desk, reader }) => {
        await writePieces(file, await desk.exportAudit(reader, from))
        session.io.err(`已存到 ${file}\n`)
      })
    })
}

/** A day here, as the moment at which it begins. */
function readDay(text: string, fail: (message: string) => never): string {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00+08:00`) : Number.NaN
  return Number.isNaN(at) ? fail(`日期写成 2026-01-01 这样：${text}`) : new Date(at).toISOString()
}

async function writePieces(file: string, pieces: AsyncIterable<string>): Promise<void> {
  try {
    const handle = await open(file, 'w', 0o600)
    try {
      for await (const piece of pieces) await handle.write(piece)
    } finally {
      await handle.close()
    }
  } catch (cause) {
    if (cause instanceof AppError) throw cause
    throw new AppError('input', `写不了文件：${file}`, { fix: '换一个能写的位置。', cause })
  }
}
