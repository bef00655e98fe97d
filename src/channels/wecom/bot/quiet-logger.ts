// The logger the SDK is given: warnings and errors only, without bodies, addresses, secrets and keys. Its own prints all of them.
import type { Logger } from '@wecom/aibot-node-sdk'

/** Any text -> the same without the secrets named, addresses and what looks like a key. */
export function scrub(text: string, secrets: readonly string[]): string {
  const named = secrets.reduce((all, secret) => all.replaceAll(secret, '***'), text)
  return named
    .replace(/\b(?:wss?|https?):\/\/[^\s"'<>]{1,2000}/gi, '***')
    .replace(/[A-Za-z0-9+/_-]{40,}={0,2}/g, '***')
    .replace(/("?(?:secret|aeskey|aes_key|url|base64_data|token)"?\s*[:=]\s*)"?[^",}\s]{1,4000}"?/gi, '$1***')
}

/** `secrets` never appear; what follows a message (frames, bodies) is left out. */
export function openQuietLogger(log: (text: string) => void, secrets: readonly string[]): Logger {
  const say = (message: string, details: readonly unknown[]) => {
    const [first] = details
    const told = typeof first === 'string' && !/^\s*[{[]/.test(first) ? ` ${first}` : ''
    log(`企业微信机器人：${scrub(`${message}${told}`, secrets).slice(0, 300)}`)
  }
  return {
    debug: () => {},
    info: () => {},
    warn: (message, ...details) => say(message, details),
    error: (message, ...details) => say(message, details),
  }
}
