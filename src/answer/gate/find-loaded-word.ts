// Step of the gate: words between claims -> the first that says something of its own: a number, a denial, a superlative.
import { isSetPhrase } from './set-phrases.ts'

const loaded =
  /\d|[一二两三四五六七八九十百千万亿几]{1,16}余?(?=[个家份种条项起件次名人户处场年成倍镇乡])|没[有写]?|未|不(?!同)|无|最|第|都|全|只|唯|相同|一样|一致|共|合计|总|(?:多|少|高|低|大|小)[于过出]|更/

/** Null when the words only join. Marks are no numbers. */
export function findLoadedWord(words: string): string | null {
  if (isSetPhrase(words)) return null
  return loaded.exec(words.replace(/\[\d{1,3}\]/g, ''))?.[0] ?? null
}
