import { describe, expect, it } from 'vitest'
import type { Embedder } from '#ports/embedder.ts'
import { embedQuery } from '#retrieve/embed-query.ts'
import { AppError } from '#shared/errors.ts'

const question = { text: '石桥两口子干仗归谁管', topic: '两口子干仗', plain: '两口子干仗归谁管' }

function noting(): { readonly asked: string[]; readonly embedder: Embedder } {
  const asked: string[] = []
  const embedder = {
    id: 'noting',
    dimensions: 1,
    embed: async (texts: readonly string[]) => {
      asked.push(...texts)
      return texts.map(() => Float32Array.of(1))
    },
    close: async () => {},
  }
  return { asked, embedder }
}

describe('what of a question is encoded', () => {
  it('is the topic, and the question without its place', async () => {
    const { asked, embedder } = noting()
    expect(await embedQuery(question, embedder)).toHaveLength(2)
    expect(asked).toEqual(['两口子干仗', '两口子干仗归谁管'])
  })

  it('is one text where both are the same', async () => {
    const { asked, embedder } = noting()
    await embedQuery({ text: '人民调解', topic: '', plain: '人民调解' }, embedder)
    expect(asked).toEqual(['人民调解'])
  })

  it('is nothing where no encoder is there or it fails: words must do', async () => {
    expect(await embedQuery(question, null)).toEqual([])
    const { embedder } = noting()
    const failing = {
      ...embedder,
      embed: async () => {
        throw new AppError('remote', '连不上', { fix: '稍后再试。' })
      },
    }
    expect(await embedQuery(question, failing)).toEqual([])
  })
})
