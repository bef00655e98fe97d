// Nouns of the web channel: a page, what it may use, and what it hands to the frame around it.
import type { Context, Hono } from 'hono'
import type { Chat } from '#chat/chat.ts'
import type { Desk } from '#desk/desk.ts'
import type { Role } from '#domain/reader.ts'
import type { Log } from '#shared/log.ts'
import type { Html } from './html.ts'
import type { News } from './news.ts'
import type { Assets } from './read-assets.ts'

export interface PageView {
  /** Goes into the window's title. */
  readonly title: string
  /** Address of the page's item in the navigation. */
  readonly current: string
  readonly main: Html
  /** The drawer beside it; without one the page takes the whole width. */
  readonly aside?: Html
}

/** A setting, a part or a channel of the program, and how it is. */
export interface StateRow {
  readonly name: string
  readonly state: 'ok' | 'warn' | 'fail'
  readonly text: string
  /** What to do; empty when nothing is. */
  readonly fix: string
  /** Nobody set it up: neither well nor bad. */
  readonly isUnused?: boolean
}

export interface PageDeps {
  readonly desk: Desk
  readonly chat: Chat
  readonly assets: Assets
  /** A whole document around the page. */
  readonly renderPage: (c: Context, view: PageView) => Html
  /** What the program knows of itself; null where nobody gave it. */
  readonly readState: (() => Promise<readonly StateRow[]>) | null
  /** Ends a form that was done: on to a page, which tells `said` once. */
  readonly tell: News['tell']
  readonly log: Pick<Log, 'fail'>
}

export interface NavItem {
  readonly href: string
  /** One character. */
  readonly label: string
  /** Read aloud and shown on hover. */
  readonly name: string
  /** Whom it is shown; absent: everybody. */
  readonly least?: Role
}

/** One page: its place in the navigation (null: none) and its routes. A new page is one file and one line in pages.ts. */
export interface Page {
  readonly nav: NavItem | null
  open(app: Hono, deps: PageDeps): void
}

/** A report as the desk hands it over: metadata, text and everything read from it. */
export type StoredReport = NonNullable<Awaited<ReturnType<Desk['readReport']>>>
/** One question of a conversation with its answer. */
export type Turn = Awaited<ReturnType<Desk['listTurns']>>[number]
/** What a person may correct by hand. */
export type ReportCorrection = Parameters<Desk['correctReport']>[2]
