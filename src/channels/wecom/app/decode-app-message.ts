// Step: the fields of a proved message -> what the delivery takes, or null for what asks for nothing (a menu page opened, a place reported).
import { createHash } from 'node:crypto'
import type { Content, FileReference, Incoming } from '#domain/journal/inbox-entry.ts'
import { fieldText, type XmlFields } from './read-callback-xml.ts'

export interface AppNames {
  /** `wecom-app:1000002` */
  readonly channel: string
}

export function decodeAppMessage(fields: XmlFields, { channel }: AppNames): Incoming | null {
  const user = fieldText(fields, 'FromUserName')
  // A blank or a # would make another's of it.
  const content = /^[^\s#]{1,256}$/.test(user) ? readContent(fields) : null
  if (!content) return null
  const at = new Date(Number(fieldText(fields, 'CreateTime')) * 1000)
  return {
    channel,
    id: readId(fields, content),
    chat: `wecom:${user}`,
    person: `wecom:${user}`,
    isGroup: false,
    at: Number.isNaN(at.getTime()) ? new Date(0).toISOString() : at.toISOString(),
    content,
    message: null,
    isEdit: false,
    back: null,
  }
}

/**
 * A message has an id; of an event, who, when and what make one. A person enters each time the app is opened: one welcome a
 * day is enough, so the day stands for the time.
 */
function readId(fields: XmlFields, content: Content): string {
  const id = fieldText(fields, 'MsgId')
  if (id !== '') return id
  const seconds = Number(fieldText(fields, 'CreateTime'))
  const time = content.kind === 'enter' ? Math.floor((seconds + 8 * 3600) / 86_400) : seconds
  const names = ['FromUserName', 'Event', 'EventKey', 'TaskId', 'ResponseCode']
  const parts = [...names.map((name) => fieldText(fields, name)), String(time)]
  return `event-${createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32)}`
}

function readContent(fields: XmlFields): Content | null {
  const text = (name: string) => fieldText(fields, name)
  const file = (kind: FileReference['kind'], name: string | null): FileReference => ({
    kind,
    name,
    sizeBytes: null,
    at: { mediaId: text('MediaId') },
  })
  switch (text('MsgType')) {
    case 'text':
      return said('text', text('Content'))
    case 'image':
      return said('picture', '', [file('picture', null)])
    case 'voice':
      return said('voice', text('Recognition'), [file('voice', null)])
    case 'file':
      return said('file', '', [file('file', text('FileName') || text('Title') || null)])
    case 'video':
      return said('file', '', [file('file', '视频.mp4')])
    case 'link':
      return said('text', [text('Title'), text('Url')].filter(Boolean).join('\n'))
    case 'location':
      return said('text', text('Label'))
    case 'event':
      return readEvent(fields)
    default:
      // Of what he sent and nobody knows he is told so; it has an id, which a report of the app has not.
      return text('MsgId') === '' ? null : said('text', '')
  }
}

function said(
  kind: 'text' | 'voice' | 'picture' | 'file',
  text: string,
  files: readonly FileReference[] = [],
): Content {
  return { kind, text, quoted: null, files }
}

/** What a menu of the app holds is said as if it were typed. */
function readEvent(fields: XmlFields): Content | null {
  const key = fieldText(fields, 'EventKey')
  switch (fieldText(fields, 'Event').toLowerCase()) {
    case 'subscribe':
    case 'enter_agent':
      return { kind: 'enter' }
    case 'click':
      return key === '' ? null : said('text', key)
    case 'template_card_event':
      return key === '' ? null : { kind: 'button', data: key, label: null }
    default:
      return null
  }
}
