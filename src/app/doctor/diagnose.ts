// The `doctor` command: each setting, the folder, the library, the encoder, the channels: state and what to do.
import { accessSync, constants, existsSync } from 'node:fs'
import type { DoctorRow } from '#channels/terminal/app-port.ts'
import { countUndelivered } from '#chat/delivery/undelivered.ts'
import { stampReading } from '#ingest/read/reading-stamp.ts'
import { AppError, describeError } from '#shared/errors.ts'
import { type Config, listSettings } from '../../config.ts'
import type { Parts } from '../open-parts.ts'
import { diagnoseData } from './diagnose-data.ts'
import { diagnoseServer } from './diagnose-server.ts'
import { diagnoseWecom } from './diagnose-wecom.ts'

/** `isServing`: while others wait no file is looked through from end to end; the server does that by itself at its start. */
export async function diagnose(
  config: Config,
  parts: Parts,
  { isServing = false } = {},
): Promise<readonly DoctorRow[]> {
  return [
    ...listSettings().map(({ name, meaning, fallback }): DoctorRow => {
      const isSet = config.present.has(name)
      const value = isSet ? '已设置' : fallback ? `用缺省值 ${fallback}` : '未设置'
      return { name, state: 'ok', text: `${value}。${meaning}`, fix: '' }
    }),
    checkFolder('数据目录', config.dataDir),
    checkFolder('收件目录', config.inboxDir),
    await orDamage('资料库', checkLibrary(parts)),
    await orDamage('重读', checkStale(parts)),
    await orDamage('对话和稿子', checkJournal(parts)),
    await orDamage('收发', checkPost(parts)),
    ...(await (parts.shared
      ? diagnoseServer(parts.shared, { isServing })
      : diagnoseData(config, { isServing }))),
    await checkEncoder(config, parts),
    await checkReranker(config, parts),
    await checkModel(config, parts),
    ...parts.notes.map(
      (note): DoctorRow => ({
        name: '替代',
        state: 'warn',
        text: note,
        // a note that says itself what to do
        fix: note.includes('→') ? '' : '装上 python3、g++、make 后重新 npm ci',
      }),
    ),
    checkTelegram(config),
    ...(await diagnoseWecom(config)),
  ]
}

/** What cannot be read is told in its row; the other rows stand all the same. */
async function orDamage(name: string, row: Promise<DoctorRow>): Promise<DoctorRow> {
  return row.catch((error: unknown) => {
    if (!(error instanceof AppError)) throw error
    return { name, state: 'fail', text: error.message, fix: error.fix }
  })
}

function checkFolder(name: string, path: string): DoctorRow {
  if (!existsSync(path)) return { name, state: 'ok', text: `${path}（还没有，启动时会建）`, fix: '' }
  try {
    accessSync(path, constants.R_OK | constants.W_OK)
    return { name, state: 'ok', text: path, fix: '' }
  } catch {
    return { name, state: 'fail', text: `${path} 不能读写`, fix: '给运行案头的账户读写权限，或换一个目录' }
  }
}

async function checkLibrary({ store }: Parts): Promise<DoctorRow> {
  const { reports, passages, figures, vectors } = await store.stats()
  const text = `${reports}份报告，${passages}段，${figures}个数；向量${vectors.ready}条，待建${vectors.pending}条`
  const fix =
    vectors.pending > 0 ? '建好之前主要按词检索。启动 serve 会在后台补建；也可再运行一次 antou ingest' : ''
  return { name: '资料库', state: vectors.pending > 0 ? 'warn' : 'ok', text, fix }
}

async function checkStale({ store, book }: Parts): Promise<DoctorRow> {
  const name = '重读'
  const { length } = await store.listStale(stampReading(book))
  if (length === 0) return { name, state: 'ok', text: '报告都是按现在的规则和词表读的', fix: '' }
  const fix = '启动 serve 会在后台重读；也可运行 antou ingest --again'
  return { name, state: 'warn', text: `${length}份报告是按以前的规则或词表读的`, fix }
}

/** Rows that are left out wherever they would be listed. */
async function checkJournal({ journal }: Parts): Promise<DoctorRow> {
  const name = '对话和稿子'
  const counts = Object.entries(await journal.countUnreadable())
  if (counts.length === 0) return { name, state: 'ok', text: '都读得出来', fix: '' }
  const text = `读不出来的记录：${counts.map(([record, count]) => `${record} ${count}条`).join('，')}`
  return { name, state: 'warn', text, fix: '其余的照常用；要找回这些，用 antou restore 恢复较早的备份' }
}

/** Refusals are kept for some days, and so this tells of them for as long. */
async function checkPost({ journal }: Parts): Promise<DoctorRow> {
  const name = '收发'
  const { waiting = 0, working = 0 } = await journal.inbox.count()
  const { waiting: unsent = 0, sending = 0, refused = 0 } = await journal.outbox.count()
  const text = `待答${waiting + working}条，待发${unsent + sending}条，没能送到${refused}条`
  if (refused === 0) return { name, state: 'ok', text, fix: '' }
  const entries = await journal.outbox.list({ states: ['refused'], limit: 200 })
  return { name, state: 'warn', text, fix: countUndelivered(entries).describe().join('；') }
}

async function checkEncoder({ embedder: settings }: Config, { embedder }: Parts): Promise<DoctorRow> {
  const name = '句向量'
  if (settings.kind === 'none')
    return { name, state: 'warn', text: '未启用，只按词检索', fix: '把 ANTOU_EMBEDDER 设为 onnx 或 openai' }
  if (!embedder)
    return { name, state: 'fail', text: '用不了，见下面“替代”一行', fix: '改 ANTOU_EMBEDDER 等设置' }
  try {
    const [vector] = await embedder.embed(['试一句'])
    return { name, state: 'ok', text: `${embedder.id}，${vector?.length}维`, fix: '' }
  } catch (error) {
    const fix = settings.kind === 'openai' ? '' : '重新 npm ci；仍不行就设 ANTOU_EMBEDDER=none'
    return { name, state: 'fail', text: describeError(error), fix }
  }
}

async function checkReranker({ rerankerDir }: Config, { reranker }: Parts): Promise<DoctorRow> {
  const name = '重排模型'
  if (rerankerDir === null) return { name, state: 'ok', text: '未启用', fix: '', isUnused: true }
  if (!reranker)
    return { name, state: 'fail', text: '用不了，见下面“替代”一行', fix: '改 ANTOU_RERANKER_DIR，或不设' }
  try {
    await reranker.score('试一句', ['试一句'])
    return { name, state: 'ok', text: reranker.id, fix: '' }
  } catch (error) {
    return { name, state: 'fail', text: describeError(error), fix: '改好前检索不重排' }
  }
}

/** Asks the model one word; the answer itself does not matter. */
async function checkModel({ model: settings }: Config, { writer }: Parts): Promise<DoctorRow> {
  const name = '大模型'
  if (!settings) return { name, state: 'ok', text: '未启用，只用原文摘录', fix: '', isUnused: true }
  if (!writer)
    return { name, state: 'fail', text: '设置不对，见下面“替代”一行', fix: '改 ANTOU_MODEL 等设置' }
  try {
    const pieces = writer.model.complete({
      system: '只回答一个字。',
      user: '在吗？回答“在”。',
      maxTokens: 1200,
    })
    for await (const piece of pieces) if (piece.trim() !== '') break
    return { name, state: 'ok', text: `${writer.model.name}，提示词 ${writer.prompts.version}`, fix: '' }
  } catch (error) {
    return { name, state: 'fail', text: describeError(error), fix: '改好前答案都用原文摘录' }
  }
}

function checkTelegram({ telegram, people }: Config): DoctorRow {
  const name = 'Telegram'
  if (!telegram) return { name, state: 'ok', text: '未启用', fix: '', isUnused: true }
  const named = [...people.people, ...people.administrators].filter((id) => id.startsWith('telegram:'))
  const way = telegram.webhook ? `消息送到 ${telegram.webhook.url}` : '由案头去取消息'
  return { name, state: 'ok', text: `已设置，${way}，设置里开通了${named.length}人`, fix: '' }
}
