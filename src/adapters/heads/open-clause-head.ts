// Step: heads. The ClauseReader port on the shipped encoder's own states: one linear head, trained by test/learn/train-clauses.ts.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { clauseRoles } from '#domain/clauses/clause-role.ts'
import type { ClauseReader, ToldClause } from '#ports/clauses/clause-reader.ts'
import type { Embedder, EncodedText } from '#ports/embedder.ts'
import { AppError } from '#shared/errors.ts'
import { buildClauseInput } from './head-inputs.ts'
import { readTables } from './head-weights.ts'
import { nameShares } from './open-heads.ts'
import { runHead, toShares } from './run-head.ts'

export const clausesFile = fileURLToPath(new URL('clauses.bin', import.meta.url))

/** Of a longer clause what it does stands at its ends. */
const mostRead = 80

/** What of a clause or label is encoded: training and product call the same. */
function cutTold(text: string): string {
  const half = mostRead / 2
  return text.length <= mostRead ? text : `${text.slice(0, half)} ${text.slice(-half)}`
}

type Encode = (text: string) => Promise<EncodedText>

export async function encodeTold({ text, label }: Pick<ToldClause, 'text' | 'label'>, encode: Encode) {
  const encodeSome = async (one: string) => (one === '' ? null : encode(cutTold(one)))
  return { text: await encodeSome(text), label: await encodeSome(label) }
}

/** Null for an encoder that hands out no states, or for another than the one the head was trained on. */
export function openClauseHead(embedder: Embedder | null, file = clausesFile): ClauseReader | null {
  const encode = embedder?.encode
  if (!encode || !embedder.known) return null
  const { dense, pieces } = readTables(readFileSync(file))
  if (!dense || !pieces) return null
  return {
    read: async (told) => {
      try {
        const kept = new Map<string, EncodedText>()
        const once: Encode = async (text) => {
          const made = kept.get(text) ?? (await encode(text))
          kept.set(text, made)
          return made
        }
        const shares = []
        for (const one of told) {
          const input = buildClauseInput(one, await encodeTold(one, once))
          shares.push(nameShares(clauseRoles, toShares(runHead({ dense, pieces }, input))))
        }
        return shares
      } catch (error) {
        if (error instanceof AppError) return null
        throw error
      }
    },
  }
}
