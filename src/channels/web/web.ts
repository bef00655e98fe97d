// Channel: the web page. In: the listener, the settings and the desk. It decodes requests, encodes replies, nothing else.
import type { Listener } from '#channels/http/open-listener.ts'
import { buildWebApp } from './build-web-app.ts'
import type { PageDeps } from './frame/page.ts'
import { readAssets } from './frame/read-assets.ts'

/** From now on the listener's root is the page; `visitorKey` signs its visitors' cookies. */
export async function mountWeb(
  listener: Listener,
  { password, visitorKey }: { readonly password: string | null; readonly visitorKey: string },
  parts: Pick<PageDeps, 'desk' | 'chat'>,
): Promise<void> {
  listener.mount('/', buildWebApp({ password, visitorKey, assets: await readAssets() }, parts))
}
