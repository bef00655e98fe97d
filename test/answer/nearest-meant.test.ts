import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openOnnxEmbedder } from '#adapters/embedders/open-onnx-embedder.ts'
import type { Embedder } from '#ports/embedder.ts'
import { openTestLibrary, type TestLibrary } from '../fakes/open-test-library.ts'

const body = `岚水县松岗乡2023年法治政府建设年度报告
一、主要做法
（一）规范行政执法。全年开展联合检查36次,立案9件,执法人员全部持证上岗。
（二）加强矛盾化解。村级食堂选址召开居民议事会4场,老人就餐点最终定在旧粮站。
（三）推进普法宣传。举办宪法宣传周活动6场,发放资料3000份。
二、存在问题
执法力量不足,原因是编制少、培训机会少。
三、下一步打算
继续补充执法力量,办好法治夜校。`

let office: TestLibrary
let embedder: Embedder
beforeAll(async () => {
  embedder = await openOnnxEmbedder()
  const fillers = ['石坡镇', '杨梅镇', '双溪镇'].map((name, i) => [
    `${i}.txt`,
    body.replaceAll('松岗乡', name).replace(/村级食堂[^。]*。/, `排查矛盾纠纷${80 + i}起,化解${78 + i}起。`),
  ])
  office = await openTestLibrary({ 'a.txt': body, ...Object.fromEntries(fillers) }, embedder)
})
afterAll(async () => {
  await office.close()
  await embedder.close()
})

describe('a refusal of what is worded as people speak', () => {
  it('shows the sentence that may be meant, though it shares no word, and says so', async () => {
    const answer = await office.ask('给爷爷奶奶开饭的屋子搁哪儿咋商量的')
    expect(answer.kind).toBe('refusal')
    expect(answer.text).toContain('没有直接写到')
    expect(answer.text).toMatch(/意思(最接近的一句（|相近的有：\n)松岗乡 2023/)
    expect(answer.citations.map(({ quote }) => quote).join()).toContain('老人就餐点')
  })

  it('shows none where the question is worded as reports write: what they would say plainly is not there', async () => {
    const answer = await office.ask('行政复议案件办理情况')
    expect(answer.kind).toBe('refusal')
    expect(answer.text).not.toMatch(/意思(最接|相)近/)
  })
})
