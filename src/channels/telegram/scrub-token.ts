// Keeps the bot's token out of logs and messages: grammY and fetch put request addresses into their errors.

/** Any text -> the same without anything that looks like a bot token. */
export function scrubToken(text: string): string {
  return text.replace(/(?<!\d)\d{3,}:[\w-]{20,}/g, '***').replace(/bot\d+:[\w-]+/g, 'bot***')
}

/** What an error says, without a token. */
export function describeScrubbed(error: unknown): string {
  return scrubToken(error instanceof Error ? `${error.name}: ${error.message}` : String(error))
}
