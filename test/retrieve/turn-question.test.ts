import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { openOnnxEmbedder } from '#adapters/embedders/open-onnx-embedder.ts'
import { loadPrompts } from '#adapters/prompts/load-prompts.ts'
import type { Embedder } from '#ports/embedder.ts'
import { openWordings } from '#retrieve/known-wordings.ts'
import { turnQuestion } from '#retrieve/turn-question.ts'
import { dot } from '#shared/vectors/dot.ts'

const prompts = new URL('../../prompts', import.meta.url).pathname
let embedder: Embedder
beforeAll(async () => {
  embedder = await openOnnxEmbedder()
})
afterAll(() => embedder.close())

async function encode(text: string): Promise<Float32Array> {
  return (await embedder.embed([text]))[0]!
}

describe('a question turned toward what reports write', () => {
  it('comes nearer to the report, by lines of an office too, once they are encoded in the background', async () => {
    const wordings = [
      { written: '开展林长制巡护,守护古树名木', said: ['山上那棵老樟树谁看着', '老树王叫人砍了咋办'] },
      { written: '规范校车运营管理', said: ['接娃娃的面包车塞了二十个人'] },
    ]
    const known = openWordings(wordings, embedder)
    const question = await encode('村口那棵老樟树要倒了谁管')
    const report = await encode('落实林长制,对古树名木挂牌保护、定期巡护')
    expect(turnQuestion([question], known())).toEqual({
      vectors: [question],
      aim: question,
      isSpoken: false,
    })
    await vi.waitFor(() => expect(known()).not.toBeNull(), 10_000)
    const {
      vectors: [turned],
    } = turnQuestion([question], known())
    expect(dot(turned!, report)).toBeGreaterThan(dot(question, report) + 0.05)
    expect(Math.hypot(...turned!)).toBeCloseTo(1, 5)
  })

  it('knows every line of prompts/wordings.tsv without encoding, and what all questions have in common', async () => {
    const { wordings } = await loadPrompts(prompts)
    const missing: string[] = []
    const noting: Embedder = {
      ...embedder,
      embed: async (texts) => {
        missing.push(...texts)
        return []
      },
    }
    const known = openWordings(wordings, noting)()
    expect(missing, 'run test/quality/build-wordings.ts').toEqual([])
    const said = wordings.slice(0, 5).flatMap((wording) => wording.said)
    for (const text of said.slice(0, 5)) {
      expect(dot(await encode(text), embedder.known!(text)!)).toBeGreaterThan(0.99)
      expect(dot(await encode(text), known!.common)).toBeGreaterThan(0.2)
    }
  })

  it('aims at a sentence by what sets it apart from other questions', async () => {
    const { wordings } = await loadPrompts(prompts)
    const known = openWordings(wordings, embedder)()
    const question = await encode('包工头卷钱跑了,弟兄们的辛苦钱咋办')
    const { aim, isSpoken } = turnQuestion([question], known)
    expect(isSpoken).toBe(true)
    expect(turnQuestion([await encode('拖欠农民工工资案件办理情况')], known).isSpoken).toBe(false)
    const [told, idle] = [await encode('依法处置拖欠农民工工资案件'), await encode('原因是雨天信号差。')]
    expect(dot(aim!, told)).toBeGreaterThan(dot(aim!, idle) + (dot(question, told) - dot(question, idle)))
  })

  it('is left alone where the encoder brought no vectors, and where there is none', async () => {
    const { wordings } = await loadPrompts(prompts)
    const { known: _, ...other } = embedder
    expect(openWordings(wordings, other)()).toBeNull()
    expect(openWordings(wordings, null)()).toBeNull()
    expect(openWordings([], embedder)()).toBeNull()
  })
})
