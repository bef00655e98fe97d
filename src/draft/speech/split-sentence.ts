// Step of reading a brief: a line -> its sentences and items. A comma ends one where problems, plans or a further item begin.

/** （1）…（2）… and 一个是…；再一个… are items. */
export const itemLead =
  /^(?:[（(]\d{1,2}[)）]|[①-⑮]|\d{1,2}[.．、](?=[\u4e00-\u9fff]{2})|第?[一二三四五六七八九十]{1,2}(?:是(?=[\u4e00-\u9fff])|[，,、](?=[\u4e00-\u9fff]{2}))|(?:第?一|另|再|还有)一?个(?:问题)?(?:就?是|呢)?[，,]?(?=[\u4e00-\u9fff])|还有就是|再就是|再有就是|就是(?=[\u4e00-\u9fff]))\s*/

/** （一个是农贸市场搬迁，一个是垃圾清运）: what brackets hold is told with what stands before them. */
const inBrackets = /[（(](?!\d{1,2}[)）])[^（）()\n]{4,80}[)）]/g
/** “攒了分，换了壶油。”: what was said in somebody's words is one. */
const saying = /“[^“”\n]{4,80}[。！!？?]”|(?<=[说道：:，])“[^“”\n]{4,80}”/g
const marks = '。；;！!？?，,'
const held = '\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018'
/** 其余2件一个是征地补偿，一个是退休待遇: which they are, and no items of a list. */
const oneEach =
  /(?<=(?<![\d.])[2两][\u4e00-\u9fff]{1,2}(?:里|中|里头|里面)?[，,]?|[（(])(?:一个|1个|一件|1件)(?:就?是|为)([^，,。；;（）()\d]{2,16}?)[，,、]?(?:另|还有)?(?:一个|1个|一件|1件)(?:就?是|为)([^，,。；;（）()\d]{2,16})(?=[，,。；;）)]|$)/g

function tellEach(text: string): string {
  return text.replace(oneEach, (_, first: string, second: string, at: number) =>
    /[（(]$/.test(text.slice(0, at)) ? `${first}、${second}` : `分别为${first}、${second}`,
  )
}

/** 镇长讲三点，一是…，二是…: what somebody said is told on end. */
const ofSpeech =
  /(?:讲|强调|要求|提出|指出|部署|布置|明确)了?[^，,。；;]{0,8}?(?:[两二三四五六]|\d)(?:点|条|项|件事)(?:意见|要求|工作)?[，,：:\s]*第?一(?:是|要)[^。\n]*/
const nextPoint = /[，,；;](?=第?[二三四五六七八九](?:是|要))/g

function holdMarks(text: string): string {
  const hold = (whole: string) => [...whole].map((char) => held[marks.indexOf(char)] ?? char).join('')
  return text
    .replace(inBrackets, hold)
    .replace(saying, hold)
    .replace(ofSpeech, (whole) => whole.replace(nextPoint, held[marks.indexOf('，')]!))
}

function releaseMarks(text: string): string {
  return text.replace(/[\u0010-\u0018]/g, (char) => marks[held.indexOf(char)] ?? char)
}

export function splitSentence(text: string): string[] {
  return holdMarks(tellEach(text))
    .split(
      /[。；;!！?？]+|(?<=[\u0010\u0013-\u0016]”)(?=[\u4e00-\u9fff])|(?<=[^\d（(])(?=[（(]\d{1,2}[)）])|(?=[①-⑮])|[，,](?=(?:[二三四五六七八九]|第[二三四五六])是[\u4e00-\u9fff])|[，,](?=(?:一个|(?:再|还有|另)一?个)(?:问题)?(?:就?是|呢))|[，,](?=(?:我们?|今年)?(?:明年|来年|下半年|下一?步|下一?阶段|接下来|往后|今后)(?:[\u4e00-\u9fff]{1,6}?(?=想|准备|计划|打算|争取|力争))?(?:我?们?)?(?:还|再|就|要|想|重点)?(?:打算|计划|准备|拟|争取|力争|想|要|再|重点|继续))|[，,](?=[^，,。；;]{4,30}是个?(?:大|老|突出)?(?:问题|难题|短板)(?:[，,。；;]|$))|[，,](?=(?:存在的?|主要的?|突出的?)?(?:问题|短板|不足|困难|毛病|难[处点题]|差距|薄弱环节)(?:就是|主要是|是|有)[\u4e00-\u9fff])/,
    )
    .map((part) => releaseMarks(part).trim().replace(itemLead, ''))
    .filter(Boolean)
}
