// Step of reading a brief: whether a clause speaks to whoever writes (写成800字, 就这些), by rules.
import { findQuantities } from '#text/numbers/find-quantities.ts'

/** What is said to the writer, not to the reader of the report. */
const toWriter =
  /忽略|无视|(?:以上|上面|前面|之前)的?(?:所有|全部)?(?:要求|指令|规则|提示)|(?:写成|写得(?=[^，。；]{0,4}(?:好|正式|简|短|长|详|细|漂亮|像|实|有|具体|全|顺|委婉|高|点|些))|改写成?|语气|口吻|文风|字数|篇幅)|\d+字(?:左右|以内|以上)?|(?:要|请)(?:正式|简短|详细)|system|prompt|^(?:谢谢|多谢|辛苦|拜托|麻烦|你是|您是|你好|您好|请勿|别[写编加整弄搞]|不要[写编加]|不许)|助手$|^(?:也|再|顺便)?(?:写|算|加|带)(?:个|一?下|上)(?:同比|比例|百分比|增幅)|烦请|劳驾|请?注意(?:用语|措辞|格式)|(?:说给你|我说你|你帮我|你听[着我]|你记|给你听|总结一下|给领导看|就这些|先这样|其他部分不用|不用管)|^\d{1,2}月\d{1,2}日(?:之?前|以前)报|^(?:要|准备|是)?(?:上?报|送|交)(?:给|到|送)?(?:县|市|区|省|上级|县委|镇里|乡里)[里上委]?(?:[\u4e00-\u9fff]{0,6}[局办])?的?$|^(?:以上|上述)?数据截[至止]|^写(?:正式|简单|短|长)|^一页|^(?:只|先|光)写|^不(?:用|要)?写|^(?:供|给|准备)?[\u4e00-\u9fff]{2,12}(?:来)?(?:调研|开会|汇报|检查|上会|座谈|上报|审议)(?:时|的时候)?用的?$|凑了?凑|^帮(?:忙)?写|^(?:这|那)个?[你您]?(?:就|先)?(?:别|不要|不用)(?:写|提|说)|^[\u4e00-\u9fff\d、—~-]{0,10}(?:[镇乡]|街道|今年|去年|全年|半年|季度|\d月份?|\d年度?)的$|^(?:在[不吗么]|在不在|你好|老师好|收到请回复|\[[\u4e00-\u9fff]{1,4}\])+$|^(?:先|就|暂时)?(?:先)?(?:这些|这么多)|大家[^，。]{0,8}[报发填]一?下|^(?:那)?我再?(?:去)?(?:翻|查|问|核|算)[翻查问核算]?(?:一下|看)?$|^没准$|有事(?:打|找|联系|问)我|打我电话|(?:没|不|未)(?:算|计|含|包括)(?:进|在)?(?:上面|上边|以上|前面)[^，。]{0,6}(?:表|数)|^(?:20\d\d年)?[一二三四上下前第]{1,2}(?:半年|季度)的?(?:[（(][^（）()]*[)）])?$|见(?:下|附|上|后)(?:面的?)?(?:表|图|件)$|写[一两]条(?:就行|即可)$|^(?:行|好|得)了吧?$|^我是[\u4e00-\u9fff]{2,8}的$/i

/** Longer words tell of the work. */
const longest = 300

/** In words that are said to nobody else. */
export function isSurelyToWriter(text: string): boolean {
  return text.length <= longest && toWriter.test(text)
}

/** A report calls nobody 你; a number said in such a clause is a fact all the same. */
export function isToWriter(text: string): boolean {
  if (text.length > longest) return false
  if (toWriter.test(text)) return true
  return /[你您]/.test(text.replace(/[“《][^”》]*[”》]/g, '')) && findQuantities(text).length === 0
}
