import { describe, expect, it } from 'vitest'
import { loadPrompts } from '#adapters/prompts/load-prompts.ts'
import { readStance, wordOf } from '#text/stance.ts'

const { opposites } = await loadPrompts('prompts')
const say = (asked: string, sentence: string) => {
  const stance = readStance(asked, sentence, { opposites, words: ['行政诉讼', '越级上访'], plain: asked })
  return stance === null ? null : wordOf(asked, stance)
}

describe('a sentence takes a side', () => {
  it.each([
    ['那场官司打输了是不是', '镇长出庭，法院判决驳回', '不是'],
    ['官司赢了吧', '法院判决维持原决定', '是'],
    ['满意率是不是下降了', '满意率提高2个百分点', '不是'],
    ['执法的人全都有证，没说错吧', '执法人员29名，全部持证', '是'],
    ['纠纷都调成了吗', '其中2起反悔', '没有'],
    ['站点没建成吧', '站点还在装修', '是'],
    ['23年有没有行政诉讼案子', '全年无行政诉讼案件', '没有'],
    ['有过越级上访吗', '发生越级上访2起', '有'],
    ['积案真的全清了吗', '均为外嫁女等政策性问题，化解2件，剩余1件列入包案', '没有'],
    ['垫的钱全部收回了吗', '垫付的9万元还有4万元没有追回', '没有'],
    ['隐患都整改了吗', '发现隐患75处，整改69处', '没有'],
    ['隐患都整改了吗', '发现隐患75处，整改75处', '是'],
    ['13件群众都评了满意吧', '13件信访件全部办结，群众评价满意11件、基本满意2件', '没有'],
    ['13件都办结了吧', '13件信访件全部办结，群众评价满意11件、基本满意2件', '是'],
    ['全镇12个点都换了灯是吧', '给8个点换灯，全部接上电', '不是'],
    ['那两场都输了吧', '行政诉讼2件，负责人出庭率100%，均胜诉', '没有'],
    ['是9月18号打完的吧', '9月20日最后一笔打到工人卡上', '不是'],
    ['是9月20号打完的吧', '9月20日最后一笔打到工人卡上', '是'],
    ['两边各让了二十步吧', '双方各让了十二步', '不是'],
    ['行政诉讼是否全部胜诉', '案件3宗，被人民法院判决撤销1次', '不是'],
  ])('%s: %s: %s', (asked, sentence, verdict) => expect(say(asked, sentence)).toBe(verdict))
  it('none where all are only said to be of one kind', () =>
    expect(say('积案真的全清了吗', '3件积案均为政策性问题')).toBeNull())
  it('none where the date that stands there is of another deed', () =>
    expect(say('是9月18号打完的吧', '9月12日上午工人来反映')).toBeNull())
  it('none where neither side is named', () => expect(say('官司输了吧', '行政复议0件')).toBeNull())
})
