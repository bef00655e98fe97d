// Step of reading: a message -> numbers that what was learnt is told beside the words. Cheap signs, and what the rules make of it.
import type { WishKind } from '#domain/wish/wish.ts'
import { namesPaper, paperForm } from '#shared/paper-names.ts'
import { findQuantities } from '#text/numbers/find-quantities.ts'
import { asksForPaper, opensPaper } from './asks-for-paper.ts'
import { peelTalk } from './peel-talk.ts'
import { readAnyInstruction } from './read-instruction.ts'
import { isQuestion, readPoliteAsking } from './read-question.ts'
import { isStated } from './read-statement.ts'
import type { RevisionRequest } from './revision-request.ts'

const ofRequest: Readonly<Record<RevisionRequest['kind'], WishKind>> = {
  undo: 'undo',
  redo: 'undo',
  town: 'field',
  show: 'show',
  keep: 'chat',
  correct: 'correct',
  say: 'add',
  year: 'field',
  title: 'field',
  recipient: 'field',
  copied: 'field',
  issuer: 'field',
  reword: 'correct',
  redate: 'correct',
  past: 'correct',
  names: 'drop',
  ask: 'unclear',
  date: 'field',
  paper: 'kind',
  shorten: 'shorten',
  lengthen: 'lengthen',
  remove: 'drop',
  first: 'order',
  before: 'order',
  after: 'order',
  into: 'order',
  last: 'order',
  replace: 'correct',
  take: 'drop',
  doubt: 'correct',
  tell: 'show',
  reopen: 'tone',
  tone: 'tone',
  hints: 'drop',
}

/** What the rules take the whole message for; null where they read no instruction. */
export function kindOfRequest(request: RevisionRequest | null): WishKind | null {
  return request && ofRequest[request.kind]
}

const told: readonly WishKind[] = [
  ...(['correct', 'add', 'field', 'kind', 'shorten', 'lengthen'] as const),
  ...(['drop', 'order', 'tone', 'undo', 'show'] as const),
]

const form = new RegExp(paperForm)
const town = /[\u4e00-\u9fff]{2,6}(?:镇|乡|街道|县|区)(?!里|上)/
const others = /(?:其他|其它|别的|兄弟|周边|隔壁|邻近|外地|人家|别家|各)的?(?:乡镇|镇|乡|街道|地方|县|单位)?/
const own = /我们|咱|我[镇乡县所办]|本[镇乡]|俺|我/
const year = /20\d\d|去年|今年|上年|明年|前年/
/** Words that speak for one kind more than for others, a sign each: what they weigh is learnt. */
const cues: readonly RegExp[] = [
  /标题|题目|主送|抬头|落款|署名|日期|年份|盖章|单位名称|报送|呈/,
  /改成|改为|换成|写成|应为|应该是|更正|→|->/,
  /不是|不对|错了|有误|反了|记错|数错|搞错|弄错|说错|看错|打错|多写|少写|对不上/,
  /[加补添]一?[上个条句段下点进充]|写上|写进|加进|放进|也写|也加|补充|漏了|忘了|还有|另外/,
  /删|去掉|不要|别写|不写|拿掉|拿下|划掉|别提|不提|抹掉|砍|撤下|甭|多余/,
  /撤销|撤回|退回|恢复|还原|倒回|改回|变回|上一?[版步稿]|刚才|作废|不作数|不算/,
  /长|啰嗦|精简|压缩|压一|缩|冗|短|字数|一页/,
  /详细|展开|具体|充实|丰富|空|单薄|扩|多写|多说|厚/,
  /前[面头边]|后[面头边]|往前|往后|挪|移|搬|提前|顺序|先.{1,8}[再后]|倒过来|调换|对调/,
  /语气|口气|措辞|口号|套话|空话|官话|大白话|口语|正式|文绉|生硬|客气|通俗|开头|开场/,
  /word|docx|导出|打印|下载|文档|文件|发我|发给我|wps|pdf/i,
  /[保先]?存|留着|放着|明天再|回头再/,
  /看一?[下看眼]|显示|再发|念|给我看|哪来|出处|来源|哪儿来|在哪/,
  /检查|核对|核一|查一?[遍下]|错别字|过一遍|校|对不对|有没有错|把关/,
  /多少|怎么|怎样|咋|啥|什么|哪|几[个件起场次条家人年]|谁|为何|为啥|有没有|是不是|如何/,
  /谢|辛苦|好的|嗯|哈哈|唉|烦|累|麻了|厉害|不错|牛/,
  /可以了|就这样|就这么|行了|没问题|定稿|不改了|不动了|差不多了|好了/,
  /问题|不足|短板|打算|计划|下一?步|明年|原因|整改/,
  /[写整弄拟编][个一份篇]|起草|帮我写|给我写|写份|成文|出一?[份篇个]|来一?[份篇个]/,
  /[“"「《]/,
]

/** Characters up to which a message is very short, short, ... */
const lengths = [4, 8, 14, 24, 40, 80]

/** Always as many numbers in the same order: the learnt weights count on it. */
export function listWishSigns(said: string, isOpen: boolean): readonly number[] {
  const text = said.trim()
  const request = kindOfRequest(readAnyInstruction(text))
  const { isCorrection, isAddition } = peelTalk(text)
  const counted = findQuantities(text).filter(({ unit }) => unit !== '' && unit !== '年').length
  const flags = [
    isOpen,
    asksForPaper(text),
    opensPaper(text),
    form.test(text),
    namesPaper(text),
    isQuestion(text),
    readPoliteAsking(text) !== null,
    /[?？]/.test(text),
    /[吗么呢啊呀吧没不]\s*[。.!！?？~～]*$/.test(text),
    counted === 0,
    counted === 1,
    counted === 2,
    counted > 2,
    /\d/.test(text),
    /[一二两三四五六七八九十百千]/.test(text),
    year.test(text),
    town.test(text),
    others.test(text),
    own.test(text),
    isCorrection,
    isAddition,
    /[:：]/.test(text),
    /\n/.test(text),
    ...cues.map((cue) => cue.test(text)),
    isStated(text),
    ...lengths.map((most) => text.length <= most),
  ]
  return [...flags.map(Number), ...told.map((kind) => Number(kind === request)), Number(request === null)]
}
