// Step of reading a brief: the lines that ask for the paper (写成汇报报县委政法委, 县林业局要我们报一下) -> whom it is for.
import { isFurnitureLine } from '#draft/brief/find-title.ts'

const organ =
  '((?:[^报送交呈给到向材料汇总结的我们要求\\s\\d]{1,3})?[省市县区](?:委(?:、[省市县区]?政府)?|(?:委)?(?![委里上])[\\u4e00-\\u9fff]{1,10}?(?:办公室|委员会|中心|[局办委会组院部指])|政府))'
const behind = '(?=$|[的用看审]|这?[边里]|一?[份个]|汇报|报告)'
/** 报县委政法委, 交给县信访局的, 呈县委、县政府. */
const handed = new RegExp(`(?:上?报|呈|送|交|递|提交)(?:送|报|给|到|至|往){0,2}${organ}${behind}`)
/** 向县委平安办汇报, 跟县委依法治县办交. */
const told = new RegExp(`(?:向|跟|给|对)${organ}(?:作|做|上|书面|专题)?(?:汇报|报告|报|交|送|写)`)
/** 给县委政法委的情况汇报. */
const given = new RegExp(`^给${organ}(?:的?$|的(?=[\\u4e00-\\u9fff]{0,12}(?:汇报|报告|总结|材料)))`)
/** 县林业局要我们报一下, 市信访局催的. */
const wanted = new RegExp(
  `^${organ}(?:又|在|都)?(?:要|让|叫|催|通知)(?:[我咱][们镇乡]?|各[镇乡]|乡镇)?(?:们)?(?:上?报|交|送|写|的$)|^${organ}(?:等着|急着)要$`,
)

const years =
  /第\s?\d{1,4}\s?期|(?:19|20)\d{2}[.．/-]\d{1,2}(?:[.．/-]\d{1,2})?|(?:19|20)\d{2}\s?年?(?:度)?|\d{1,2}\s?[-—~至到]\s?\d{1,2}\s?月(?:份)?|\d{1,2}月(?:份|\d{1,2}[日号])?/g
/** Lines at the head and at the foot that may ask. */
const nearHead = 4
const longestLine = 120

/** Empty where nobody is named. A clause of a sentence that counts something tells of the work. */
export function readRecipient(text: string): string {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.replace(/^[\s#>*-]+/, '').trim())
    .filter((line) => line !== '' && !isFurnitureLine(line))
  const asking = [...new Set([...lines.slice(0, nearHead), ...lines.slice(nearHead).slice(-1)])]
  for (const sentence of asking.flatMap((line) => line.slice(0, longestLine).split(/[。；;！!]/))) {
    const bare = sentence.replace(years, '')
    if (/\d/.test(bare)) continue
    for (const clause of bare.split(/[，,：:（）()—\s]+/)) {
      const found = handed.exec(clause) ?? told.exec(clause) ?? wanted.exec(clause) ?? given.exec(clause)
      if (found)
        return found
          .slice(1)
          .find(Boolean)!
          .replace(/^[给到向]/, '')
    }
  }
  return ''
}
