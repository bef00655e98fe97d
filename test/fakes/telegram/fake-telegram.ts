// Fake: a local Bot API with the real limits (4096 after entities, HTML errors, 64-byte buttons, 20 MB, not modified, 429,
// offsets confirmed, one poller a token) that can be told to fail. Its behaviour is a reading of the documentation.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Payload, readBody, type UploadedFile } from './fake-telegram-body.ts'
import { buildMoreMethods, type KeptMessage, type MoreState } from './fake-telegram-more.ts'
import { BadRequest, checkButtons, checkText } from './fake-telegram-text.ts'

interface SentMessage {
  readonly chat: number
  readonly id: number
  /** As people see it. */
  readonly text: string
  /** As it was sent. */
  readonly raw: string
  readonly buttons: readonly { readonly text: string; readonly data: string }[]
  readonly file?: UploadedFile
}

interface Failure {
  readonly status: number
  readonly description: string
  readonly retryAfterSeconds?: number
  /** Does what was asked and fails afterwards: the answer was lost, not the request. */
  readonly isDone?: boolean
  /** Closes the connection instead of answering. */
  readonly isCut?: boolean
}

export interface FakeTelegram {
  readonly apiRoot: string
  readonly token: string
  readonly sent: readonly SentMessage[]
  readonly drafts: MoreState['drafts']
  readonly commands: MoreState['commands']
  readonly webhook: MoreState['webhook']
  readonly calls: readonly { readonly method: string; readonly payload: Readonly<Record<string, unknown>> }[]
  /** Updates that were not confirmed by an offset yet. */
  readonly waiting: readonly { readonly update_id: number }[]
  say(user: number, text: string, chat?: { readonly id: number; readonly type: string }): number
  sendFile(
    user: number,
    file: {
      readonly name: string
      readonly bytes: Uint8Array
      readonly sizeBytes?: number
      readonly caption?: string
      /** Of several that are sent together. */
      readonly album?: string
      readonly chat?: { readonly id: number; readonly type: string }
    },
  ): number
  /** Presses the newest button with this label in the person's chat. */
  press(user: number, label: string, chat?: number): number
  /** Any update; `update_id` is given unless it has one. */
  push(update: Record<string, unknown>): number
  /** The next `times` calls of the method fail so. */
  fail(method: string, failure: Failure, times?: number): void
  /** Resolves once so many messages were sent; fails after 10 s. */
  waitForSent(count: number): Promise<readonly SentMessage[]>
  waitFor(what: string, test: () => boolean): Promise<void>
  close(): Promise<void>
}

const maxDownload = 20 * 1024 * 1024

export async function openFakeTelegram(token = `100200300:${'A'.repeat(35)}`): Promise<FakeTelegram> {
  const state = {
    sent: [] as KeptMessage[],
    drafts: [] as MoreState['drafts'],
    commands: [] as MoreState['commands'],
    webhook: null as MoreState['webhook'],
    calls: [] as { method: string; payload: Payload }[],
    updates: [] as (Payload & { update_id: number })[],
    files: new Map<string, { bytes: Uint8Array; sizeBytes: number }>(),
    failures: new Map<string, Failure[]>(),
    openPolls: new Set<() => void>(),
    callbacks: new Set<string>(),
    nextUpdate: 500,
    nextMessage: 1,
    wake: [] as (() => void)[],
  }
  const server = createServer((request, response) => void serve(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const apiRoot = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  async function serve(request: IncomingMessage, response: ServerResponse) {
    const [, kind, given, ...rest] = /^\/(file\/)?bot([^/]+)\/(.*)$/.exec(request.url ?? '') ?? []
    const name = rest[0] ?? ''
    if (given !== token)
      return send(response, 401, { ok: false, error_code: 401, description: 'Unauthorized' })
    if (kind) {
      const file = state.files.get(name)
      response.writeHead(file ? 200 : 404)
      return response.end(file?.bytes ?? '')
    }
    const payload = await readBody(request)
    state.calls.push({ method: name, payload })
    const failure = state.failures.get(name)?.shift()
    if (failure && !failure.isDone) return fail(request, response, failure)
    try {
      const result = await methods[name]?.(payload)
      if (result === undefined) throw new BadRequest(`method not in this fake: ${name}`)
      if (failure) return fail(request, response, failure)
      send(response, 200, { ok: true, result })
    } catch (error) {
      if (error instanceof Conflict)
        return send(response, 409, { ok: false, error_code: 409, description: `Conflict: ${error.message}` })
      const description = `Bad Request: ${error instanceof Error ? error.message : String(error)}`
      send(response, 400, { ok: false, error_code: 400, description })
    }
  }

  const listSent = () =>
    state.sent.map(({ markup, ...message }) => ({ ...message, buttons: readButtons(markup) }))

  const put = (message: Omit<KeptMessage, 'id'>) => {
    const kept = { ...message, id: state.nextMessage++ }
    state.sent.push(kept)
    return encodeMessage(kept)
  }

  const methods: Record<string, (payload: Payload) => unknown> = {
    ...buildMoreMethods(state, put),
    getMe: () => ({
      id: Number(token.split(':')[0]) || 42,
      is_bot: true,
      first_name: '案头',
      username: 'antou_bot',
    }),
    deleteWebhook: () => {
      state.webhook = null
      return true
    },
    sendChatAction: () => true,
    getUpdates: (payload) => poll(payload),
    sendMessage: (payload) => {
      const text = checkText(payload)
      checkButtons(payload.reply_markup)
      return put({
        chat: Number(payload.chat_id),
        text,
        raw: String(payload.text),
        markup: payload.reply_markup,
      })
    },
    editMessageReplyMarkup: (payload) => {
      const message = state.sent.find(({ id, chat }) => id === payload.message_id && chat === payload.chat_id)
      if (!message) throw new BadRequest('message to edit not found')
      checkButtons(payload.reply_markup)
      if (JSON.stringify(message.markup) === JSON.stringify(payload.reply_markup))
        throw new BadRequest('message is not modified')
      message.markup = payload.reply_markup
      return encodeMessage(message)
    },
    answerCallbackQuery: ({ callback_query_id: id, text = '' }) => {
      if (!state.callbacks.delete(String(id)))
        throw new BadRequest('query is too old and response timeout expired or query ID is invalid')
      if (String(text).length > 200) throw new BadRequest('MESSAGE_TOO_LONG')
      return true
    },
    getFile: ({ file_id: id }) => {
      const file = state.files.get(String(id))
      if (!file) throw new BadRequest('invalid file_id')
      if (file.sizeBytes > maxDownload) throw new BadRequest('file is too big')
      return { file_id: id, file_unique_id: id, file_size: file.sizeBytes, file_path: id }
    },
  }

  /** Long polling: an offset confirms everything before it; a second poller ends the first. */
  async function poll({
    offset = 0,
    timeout = 0,
    allowed_updates: allowed,
    limit = 100,
  }: Payload): Promise<unknown> {
    if (state.webhook)
      throw new Conflict("can't use getUpdates method while webhook is active; use deleteWebhook")
    for (const end of state.openPolls) end()
    state.updates = state.updates.filter(({ update_id: id }) => id >= Number(offset))
    const kinds = Array.isArray(allowed) && allowed.length > 0 ? (allowed as string[]) : null
    const ready = () => state.updates.filter((update) => !kinds || kinds.some((kind) => kind in update))
    if (ready().length === 0 && Number(timeout) > 0) await waitForUpdate(Number(timeout) * 1000)
    return ready().slice(0, Number(limit))
  }

  function waitForUpdate(ms: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const leave = () => {
        clearTimeout(timer)
        state.openPolls.delete(end)
      }
      const end = () => {
        leave()
        reject(
          new Conflict(
            'terminated by other getUpdates request; make sure that only one bot instance is running',
          ),
        )
      }
      const pass = () => {
        leave()
        resolve()
      }
      const timer = setTimeout(pass, ms)
      state.openPolls.add(end)
      state.wake.push(pass)
    })
  }

  function push(update: Payload): number {
    const id = Number(update.update_id ?? state.nextUpdate++)
    state.updates.push({ ...update, update_id: id })
    for (const wake of state.wake.splice(0)) wake()
    return id
  }

  const person = (id: number) => ({ id, is_bot: false, first_name: `用户${id}` })
  const head = (user: number, chat?: { id: number; type: string }) => ({
    message_id: state.nextMessage++,
    date: 1_700_000_000,
    from: person(user),
    chat: chat ?? { id: user, type: 'private', first_name: `用户${user}` },
  })

  return {
    apiRoot,
    token,
    get sent() {
      return listSent()
    },
    get drafts() {
      return state.drafts
    },
    get commands() {
      return state.commands
    },
    get webhook() {
      return state.webhook
    },
    get calls() {
      return state.calls
    },
    get waiting() {
      return state.updates
    },
    push,
    say: (user, text, chat) => push({ message: { ...head(user, chat), text, entities: findEntities(text) } }),
    sendFile(user, { name, bytes, sizeBytes = bytes.length, caption, album, chat }) {
      const id = `file${state.files.size + 1}`
      state.files.set(id, { bytes, sizeBytes })
      const document = { file_id: id, file_unique_id: id, file_name: name, file_size: sizeBytes }
      const under = caption ? { caption, caption_entities: findEntities(caption) } : {}
      const together = album ? { media_group_id: album } : {}
      return push({ message: { ...head(user, chat), document, ...under, ...together } })
    },
    press(user, label, chat = user) {
      const labelled = ({ markup }: KeptMessage) => readButtons(markup).find(({ text }) => text === label)
      const message = state.sent.findLast((one) => one.chat === chat && labelled(one))
      const data = message && labelled(message)?.data
      if (!message || data === undefined) throw new Error(`no button ${label}`)
      const id = `cb${state.nextUpdate}`
      state.callbacks.add(id)
      return push({
        callback_query: { id, from: person(user), chat_instance: '1', data, message: encodeMessage(message) },
      })
    },
    fail: (method, failure, times = 1) =>
      void state.failures.set(method, [
        ...(state.failures.get(method) ?? []),
        ...new Array<Failure>(times).fill(failure),
      ]),
    async waitForSent(count) {
      await waitUntil(`${count} messages (there are ${state.sent.length})`, () => state.sent.length >= count)
      return listSent()
    },
    waitFor: waitUntil,
    async close() {
      for (const wake of state.wake.splice(0)) wake()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

class Conflict extends Error {}

async function waitUntil(what: string, test: () => boolean): Promise<void> {
  const until = Date.now() + 10_000
  while (!test()) {
    if (Date.now() > until) throw new Error(`waited 10 s in vain for ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

/** Names and commands, as the server marks them. */
function findEntities(text: string) {
  const found = [...text.matchAll(/(?<mention>@\w{3,32})|(?<command>(?<![\w/])\/\w{1,32}(?:@\w{3,32})?)/g)]
  return found.map(({ 0: words, index, groups }) => ({
    type: groups?.mention ? 'mention' : 'bot_command',
    offset: index,
    length: words.length,
  }))
}

function readButtons(markup: unknown): SentMessage['buttons'] {
  const rows =
    (markup as { inline_keyboard?: { text: string; callback_data: string }[][] } | undefined)
      ?.inline_keyboard ?? []
  return rows.flat().map(({ text, callback_data: data }) => ({ text, data }))
}

function encodeMessage({ chat, id, text, markup }: KeptMessage) {
  const kind = chat < 0 ? 'supergroup' : 'private'
  const base = { message_id: id, date: 1_700_000_000, chat: { id: chat, type: kind }, text }
  return markup ? { ...base, reply_markup: markup } : base
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(JSON.stringify(body))
}

function fail(request: IncomingMessage, response: ServerResponse, failure: Failure): void {
  if (failure.isCut) {
    request.socket.destroy()
    return
  }
  const { status, description, retryAfterSeconds } = failure
  const parameters = retryAfterSeconds === undefined ? {} : { parameters: { retry_after: retryAfterSeconds } }
  send(response, status, { ok: false, error_code: status, description, ...parameters })
}
