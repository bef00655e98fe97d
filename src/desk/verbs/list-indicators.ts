// Verb: which indicators the library tells, with how many townships tell each; a word keeps those whose name or section has it.
import type { Verb } from './verb.ts'

export const listIndicators: Verb = {
  name: 'indicators',
  title: '指标清单',
  help: '资料库里能比的指标，各有几个乡镇写了；可以只看名称里有某个词的',
  asked:
    /^(?:资料?库里?)?(?:都|现在)?(?:有|能比|可以比)(?:哪些|什么)([\u4e00-\u9fff]{1,20}?)??(?:方面|类)?的?指标$|^指标(?:清单|目录|列表)$/,
  example: '能比哪些指标',
  async run(reader, { desk, word }) {
    const { indicators } = await desk.listFigureChoices(reader)
    const listed = indicators.filter(
      ({ name, section }) => !word || name.includes(word) || section.includes(word),
    )
    if (listed.length === 0) {
      const text = word ? `资料库里没有和“${word}”有关的指标。` : '资料库里还没有能比的指标。'
      return { data: listed, text }
    }
    const told = new Map<string, string[]>()
    for (const { name, section, places } of listed)
      told.set(section, [...(told.get(section) ?? []), `${name}（${places}个乡镇）`])
    const lines = [...told].map(([section, names]) => `${section}：${names.join('、')}`)
    return { data: listed, text: [`能比的指标有${listed.length}个：`, ...lines].join('\n') }
  },
}
