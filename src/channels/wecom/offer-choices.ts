// Step: a notice with choices -> its text, and below it the choices that it does not name, for where there are no buttons.
import type { ReplyEvent } from '#chat/chat.ts'

/** `between` parts one choice from the next. */
export function offerChoices(
  { text, choices = [] }: ReplyEvent & { kind: 'notice' },
  between: string,
): string {
  const missing = choices.filter(({ label }) => !text.includes(label))
  return missing.length === 0 ? text : `${text}\n${missing.map(({ label }) => `〔${label}〕`).join(between)}`
}
