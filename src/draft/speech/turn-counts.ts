// Step of reading a brief: how people count (去年96次今年110次, 命案没有, 差评3个，3个都回访了) -> the same as documents put it. One line; digits are never changed.

const value = '(约?\\d[\\d.,]*[万亿千百]?[余多]?(?:[\\u4e00-\\u9fff%]{1,3}?))'
/** 巡线去年96次今年110次, 去年电诈发案15起，今年10起: the year that is told of stands first. */
const lastThenNow = new RegExp(
  `(?<=^|[，,。；;：:\\s])([\\u4e00-\\u9fff（）“”]{2,14}?)?(?:去年|上年)(同期)?([\\u4e00-\\u9fff]{2,10}?)?(?:是|为|有)?${value}[，,\\s]*今年(?:是|为|有|(?![\\u4e00-\\u9fff]?[增减少多降涨升跌])[\\u4e00-\\u9fff]{1,2}了)?${value}(?=$|[，,。；;（(\\s])`,
  'g',
)

function putNowFirst(line: string): string {
  return line.replace(
    lastThenNow,
    (_: string, named = '', same = '', own = '', past: string, now: string) => {
      const subject = named + own.replace(/(?:一共|总共|共)$/, '')
      return subject.length < 2 ? `今年${now}，去年${same}${past}` : `${subject}${now}，去年${same}${past}`
    },
  )
}

/** 命案没有, 未成年人犯罪也没有: what there is none of stands behind. */
const noneBehind =
  /(?<=^|[，,。；;])(?!今年|全年|目前|现在)((?:(?![有是在没不的])[\u4e00-\u9fff]){0,8}?(?:案|犯罪|事故|伤亡|事件|上访|复议|诉讼|官司|投诉|火灾|疫情|警情|舆情|欠薪))(也|都)?没有(?:发生|出现)?(?=$|[，,。；;])/g

/** 溺水0: of what is no good there is none. */
export function turnCounts(line: string): string {
  return (
    putNowFirst(line)
      .replace(
        /(?<=^|[，,。；;：:])([\u4e00-\u9fff]{0,8}?(?:案|犯罪|事故|伤亡|亡人|事件|上访|复议|诉讼|行诉|听证|火灾|溺水))0(?=$|[，,。；;])/g,
        '没有$1',
      )
      .replace(noneBehind, (_, thing: string, also = '') => `${also}没有${thing}`)
      .replace(
        /(?<=[\u4e00-\u9fff]{2})(?:我们|咱们)?(?:这里|这边|这儿)(?=在|共|一共|有|[\u4e00-\u9fff]{2,4}\d)/g,
        '',
      )
      .replace(
        /[，,]?(?:跟|和|与)(?:去年|上年)(?:的)?(\d[\d.]*[\u4e00-\u9fff]{1,2})[，,]?(?:差不多|基本持平|持平|相当|一样多?)/g,
        '，去年$1',
      )
      // 成功率96.8%，比去年同期的93.5%高: which is more the two numbers say.
      .replace(
        /(?<=\d[\u4e00-\u9fff%]{1,3})[，,](?:比|较)(?:去年|上年)(同期)?的?(\d[\d.]*[万亿]?(?:[\u4e00-\u9fff%]{1,2}?))(?:要|还|又)?(?:有所)?(?:高|低|多|少|好|差|增加|减少|上升|下降|提高)(?:了|一?[些点])?(?=$|[，,。；;])/g,
        '，去年$1$2',
      )
      // 没有亡人事故，去年是1起: this year's is told in words.
      .replace(
        /((?:没有|未)(?:发生)?[\u4e00-\u9fff]{2,8}(?:事故|案件?|火灾|上访|事件|伤亡))[，,](?:去年|上年)(同期)?(?:是|有|为)?(\d+[\u4e00-\u9fff]{1,2})(?=$|[，,。；;])/g,
        '$1（上年$2$3）',
      )
      // 治安案件少了，从52起降到38起: the two numbers say it.
      .replace(
        /(?:也|还)?[少多降涨增升减]了?(?:很|不|好)?[少多些点]?[，,](?=从?\d[\d.]*[\u4e00-\u9fff%]{1,3}[降减涨增升提][\u4e00-\u9fff]?[到至]?\d)/g,
        '',
      )
      // 2700人左右
      .replace(
        /(?<![约近超达\d.])(\d[\d.]*[万亿千百]?[\u4e00-\u9fff]{1,2}?)(?:左右|上下)(?=$|[，,。；;（(])/g,
        '约$1',
      )
      // 在册9人没有脱管漏管
      .replace(/没有(?=[\u4e00-\u9fff]{2,6}(?:$|[，,。；;]))(?<=\d[人名户个家]没有)/g, '，没有')
      // 差评3个，3个都回访了: said of all of them.
      .replace(/(?<!\d)(\d+[\u4e00-\u9fff]{1,2})[，,]\1(?=全|都|均|已)/g, '$1，')
      // 没开的那个是、是村里修路的: said twice over.
      .replace(
        /(?<=[\u4e00-\u9fff])(就?是|那个|这个|[有在就]|然后|我们|他们)[、，]\1(?=[\u4e00-\u9fff]{2})/g,
        '$1',
      )
      .replace(/(?<=[\u4e00-\u9fff]{2})是?(?:这个|那个)(?=约?\d)/g, '')
  )
}
