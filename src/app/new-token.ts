// Tool: a random name that nobody guesses, of letters, digits, `-` and `_`.
import { randomBytes } from 'node:crypto'

/** 144 bits in base64url. Never begins with `-`, which a command line takes for an option and a table for a formula. */
export function newToken(): string {
  const token = randomBytes(18).toString('base64url')
  return token.startsWith('-') ? newToken() : token
}
