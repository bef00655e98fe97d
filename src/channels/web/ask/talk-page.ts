// Page of a talk that was held in a chat: its turns, to read. It goes on where it is held.
import { html } from '#channels/web/frame/html.ts'
import { identify } from '#channels/web/frame/identify.ts'
import type { Page } from '#channels/web/frame/page.ts'
import { renderPastTurn } from './render-turn.ts'

const channelNames: Readonly<Record<string, string>> = { wecom: '企业微信', telegram: 'Telegram' }

/** Null for one that is held here. */
export function nameTalkChannel(conversation: string): string | null {
  return channelNames[conversation.split(':')[0] ?? ''] ?? null
}

export const talkPage: Page = {
  nav: null,
  open(app, { desk, renderPage }) {
    app.get('/talk', async (c) => {
      const { reader } = await identify(c, desk)
      const conversation = c.req.query('of') ?? ''
      const channel = nameTalkChannel(conversation)
      // The name alone opens nothing: what is not his has no turns.
      const turns = channel === null ? [] : await desk.listTurns(reader, conversation)
      if (turns.length === 0) return c.redirect('/', 303)
      const own = await desk.readPlace(reader)
      const shown = turns.map((turn) => renderPastTurn(turn, own, 'read'))
      const title = `在${channel}里的对话`
      const main = html`<div class="col"><h1>${title}</h1><p class="index-state">这里只看；要接着问，回到${channel}。<a href="/">回到问</a></p><div id="turns">${shown}</div></div>`
      return c.html(renderPage(c, { title, current: '/', main }))
    })
  },
}
