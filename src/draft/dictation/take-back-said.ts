// Step of reading a brief: one line of speech -> the same without what was said of a number that was taken back (512万不对512万是上回报的现在是528万). Others come back as they are.

const count = '(?:\\d[\\d.]*|[一二两三四五六七八九十百千零]+)[万亿]?'
const measure = '[\u4e00-\u9fff]{0,2}?'
const wrong = '(?:[，,]?(?:不对|错了|说错了|不是|讲错了))+[，,]?'
const said = '(?:那|这)?(?:个|个数)?是[^，。；]{2,10}?的'

/** 512万不对512万是上回报的现在是528万: why the first is wrong. */
const before = new RegExp(
  `(${count})(${measure})${wrong}(?:\\1${measure})?${said}[，,]?(?:现在|应该|实际|准确|目前|今年)?(?:的|应该)?(?:是|为)?(?=${count})`,
  'g',
)
/** 8300人次不对是8600人次八千三那是十月底的: the same, said behind. */
const behind = new RegExp(
  `(${wrong}(?:应该|现在)?是?${count}[件起场次户家人名个条份处元]{0,2})[，,]?${count}${said}[，,]?`,
  'g',
)
/** 是十一月底 says when, and takes nothing back. */
const longest = 2000

export function takeBackSaid(line: string): string {
  if (line.length > longest || !/不对|错了/.test(line)) return line
  return line.replace(before, '$1$2，不对，是').replace(behind, '$1，')
}
