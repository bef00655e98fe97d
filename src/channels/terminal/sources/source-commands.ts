// Commands over sources: sources (list, add, set, remove, look, found, take, refuse).
import type { Command } from 'commander'
import { renderTable } from '#channels/terminal/render-table.ts'
import { type Session, writeJson } from '#channels/terminal/session.ts'
import type { SourcePatch } from '#desk/sources/build-source.ts'
import { sayLook } from '#desk/sources/say-look.ts'
import type { ListedFind, ListedSource } from '#desk/sources/source-desk.ts'

interface AddOptions {
  readonly name?: string
  readonly place?: string
  readonly kind?: string[]
  readonly trusted?: boolean
  readonly tell?: boolean
}

export function buildSourceCommands(program: Command, session: Session): void {
  const sources = program
    .command('sources')
    .description('来源：网站上的报告栏目，自动看有没有新报告')
    .option('--json', '结果以 JSON 输出')
    .action(() =>
      session.run('read', async ({ desk, reader }) => {
        show(await desk.listSources(reader))
        return undefined
      }),
    )
  const show = (list: readonly ListedSource[]) => {
    if (sources.opts().json) writeJson(session, list)
    else session.io.out(`${renderSources(list)}\n`)
  }
  buildChanges(sources, session, show)
  sources
    .command('look')
    .argument('[网址或编号]', '见 antou sources；不写就是全部')
    .description('现在就看有没有新报告')
    .action((which: string | undefined) =>
      session.run('write', async ({ desk, reader }) => {
        const onStep = ({ done, total }: { done: number; total: number }) =>
          session.io.err(`看了${done}份，共${total}份\n`)
        const looked = await desk.lookAtSources(reader, which ?? null, onStep)
        show(looked)
        return looked.some(({ last }) => last?.problem) ? 1 : undefined
      }),
    )
  buildDecisions(sources, session)
}

function buildChanges(
  sources: Command,
  session: Session,
  show: (list: readonly ListedSource[]) => void,
): void {
  sources
    .command('add')
    .argument('<网址>', '列表页：打开后能看到一行行标题的那一页')
    .option('--name <名称>', '叫什么')
    .option('--place <地区>', '是哪里的网站，例如 青禾县')
    .option('--kind <种类...>', '找哪几种报告；不写就是法治政府建设年度报告')
    .option('--trusted', '找到的直接入库；不写就先等人看')
    .option('--tell', '有新的就在聊天里告诉加的人')
    .description('加一个来源；网站要先在 ANTOU_ALLOWED_HOSTS 里')
    .action((address: string, { kind, trusted, tell, ...rest }: AddOptions) =>
      session.run('write', async ({ desk, reader }) => {
        const flags = { isTrusted: trusted ?? false, isTold: tell ?? false }
        show([await desk.addSource(reader, { address, ...rest, ...flags, ...(kind ? { kinds: kind } : {}) })])
        return undefined
      }),
    )
  const change = (name: string, description: string, patch: SourcePatch) =>
    sources
      .command(name)
      .argument('<网址或编号>', '见 antou sources')
      .description(description)
      .action((which: string) =>
        session.run('write', async ({ desk, reader }) => {
          show([await desk.setSource(reader, which, patch)])
          return undefined
        }),
      )
  change('trust', '找到的直接入库', { isTrusted: true })
  change('distrust', '找到的先等人看', { isTrusted: false })
  change('pause', '先不看', { isPaused: true })
  change('resume', '接着看', { isPaused: false })
  sources
    .command('remove')
    .argument('<网址或编号>', '见 antou sources')
    .description('去掉一个来源；已经入库的留着，等着看的不要了')
    .action((which: string) =>
      session.run('write', async ({ desk, reader }) => {
        const isGone = await desk.removeSource(reader, which)
        if (sources.opts().json) writeJson(session, { removed: isGone })
        else session.io.out(isGone ? '去掉了。\n' : `没有这个来源：${which}\n`)
        return isGone ? undefined : 1
      }),
    )
}

function buildDecisions(sources: Command, session: Session): void {
  sources
    .command('found')
    .description('等着看的和没读成的')
    .action(() =>
      session.run('read', async ({ desk, reader }) => {
        const finds = await desk.listFinds(reader, ['waiting', 'failed'])
        if (sources.opts().json) writeJson(session, finds)
        else session.io.out(`${renderFinds(finds)}\n`)
        return undefined
      }),
    )
  sources
    .command('take')
    .description('等着看的全部入库')
    .action(() =>
      session.run('write', async ({ desk, reader }) => {
        const waiting = await desk.listFinds(reader, ['waiting'])
        const taken = await desk.takeFinds(
          reader,
          waiting.map(({ key }) => key),
        )
        const failed = taken.filter(({ problem }) => problem !== null)
        if (sources.opts().json) writeJson(session, taken)
        else {
          for (const { title, problem } of failed) session.io.err(`没有入库：${title}：${problem}\n`)
          session.io.out(`入库${taken.length - failed.length}份。\n`)
        }
        return failed.length > 0 ? 1 : undefined
      }),
    )
}

function renderSources(list: readonly ListedSource[]): string {
  if (list.length === 0) return '还没有来源。用 antou sources add 网址 加一个。'
  return renderTable([
    ['编号', '名称', '网址', '入库', '上次', '等着看'],
    ...list.map((source) => [
      source.id,
      source.name,
      source.address,
      source.isPaused ? '先不看' : source.isTrusted ? '直接入库' : '先看',
      sayLook(source),
      String(source.waiting),
    ]),
  ])
}

function renderFinds(finds: readonly ListedFind[]): string {
  if (finds.length === 0) return '没有等着看的。'
  return renderTable([
    ['标题', '地区', '年份', '来源', '怎么样'],
    ...finds.map(({ title, reading, year, from, state, reason, notes }) => [
      title,
      reading?.place ?? '',
      String(reading?.year ?? year ?? ''),
      from,
      state === 'waiting' ? ['等着看', ...notes].join('；') : (reason ?? ''),
    ]),
  ])
}
