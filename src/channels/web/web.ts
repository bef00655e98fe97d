// Channel: the web page. In: the listener, the settings and the desk. It decodes requests, encodes replies, nothing else.
import type { Listener } from '#channels/http/open-listener.ts'
import { type BuildSettings, buildWebApp, type WebParts } from './build-web-app.ts'
import { readAssets } from './frame/read-assets.ts'

/** From now on the listener's root is the page. */
export async function mountWeb(
  listener: Listener,
  settings: Omit<BuildSettings, 'assets'>,
  parts: WebParts,
): Promise<void> {
  listener.mount('/', buildWebApp({ ...settings, assets: await readAssets() }, parts))
}
