// The tables of prompts/ that reading uses, as they are shipped; without indicators and phrases unless a test gives some.
import { loadPrompts } from '#adapters/prompts/load-prompts.ts'

const { kinds, placeNouns, tableWords } = await loadPrompts('prompts')

export const readingBook = { indicators: [], phrases: [], kinds, placeNouns, tableWords }
export { tableWords }
