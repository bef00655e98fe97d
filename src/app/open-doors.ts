// Step: start. In: the listener, the settings, the desk. Out: mounted on it what programs reach with a token: /api, /mcp, /v1.
import { buildJsonApi } from '#channels/api/json-api.ts'
import { buildOpenaiDoor } from '#channels/api/openai/openai-door.ts'
import { openDoorGuard } from '#channels/http/guard-door.ts'
import type { Listener } from '#channels/http/open-listener.ts'
import { buildMcpDoor } from '#channels/mcp/mcp-door.ts'
import type { Chat } from '#chat/chat.ts'
import type { Desk } from '#desk/desk.ts'
import type { Log } from '#shared/log.ts'
import program from '../../package.json' with { type: 'json' }
import type { Config } from '../config.ts'

interface DoorParts {
  readonly desk: Desk
  readonly chat: Chat
  readonly listener: Pick<Listener, 'mount'>
  readonly log: Pick<Log, 'fail'>
}

/** They answer 404 until a token exists, also one that was made after the start. */
export function openDoors(
  { people }: Pick<Config, 'people'>,
  { desk, chat, listener, log }: DoorParts,
): void {
  const { publicUrl } = people
  const readPace = async () => (await desk.currentSettings()).tokenPace
  const guard = openDoorGuard(desk, { publicUrl, readPace }, () => performance.now())
  const { version } = program
  listener.mount('/v1', buildOpenaiDoor({ guard, chat, log }))
  listener.mount('/mcp', buildMcpDoor({ guard, desk, version, log }))
  listener.mount('/api', buildJsonApi({ guard, desk, version, publicUrl, log }))
}
